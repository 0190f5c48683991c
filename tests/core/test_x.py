import pytest
from volunteering.core.models import ConsentText
@pytest.mark.django_db
def test_x(admin_client, region):
    text = ConsentText.objects.current(region, "listing")
    r=admin_client.get(f"/admin/snippets/volunteering/consenttext/edit/{text.pk}/")
    print(r.status_code, r.headers)
    r=admin_client.post(f"/admin/snippets/volunteering/consenttext/edit/{text.pk}/",{"region": region.pk, "purpose": "listing", "text": "Přepsáno"})
    print(r.status_code, r.headers, r.context and r.context.get("form") and r.context["form"].errors)
    text.refresh_from_db(); print(text.text)

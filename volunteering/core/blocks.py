"""The StreamField blocks of a body: text, pictures, quote, document, link card, call to action, related pages."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; author and licence come from the picture itself."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("picture")
        template = "volunteering/blocks/figure.html"
        label_format = "{caption}"


class GalleryBlock(blocks.ListBlock):
    """Several pictures side by side."""

    def __init__(self, **kwargs):
        super().__init__(FigureBlock(), min_num=2, **kwargs)

    class Meta:
        icon = "grid"
        label = _("gallery")
        template = "volunteering/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("quotation"), rows=3)
    attribution = blocks.CharBlock(label=_("who said it"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "volunteering/blocks/quote.html"


class LinkCardBlock(blocks.StructBlock):
    """A video or page elsewhere, as a link: nothing is loaded from there before the reader goes."""

    url = blocks.URLBlock(label=_("address"))
    title = blocks.CharBlock(label=_("title"), max_length=150)
    description = blocks.TextBlock(label=_("what the reader finds there"), required=False, rows=2)

    class Meta:
        icon = "media"
        label = _("video or link elsewhere")
        template = "volunteering/blocks/link_card.html"


class CallToActionBlock(blocks.StructBlock):
    """A box that asks the reader to do one thing."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False, rows=2)
    label = blocks.CharBlock(label=_("words on the button"), max_length=50)
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    link = blocks.CharBlock(
        label=_("or another address"),
        required=False,
        max_length=300,
        help_text=_("A full address, an address on this site such as /adresar/, or mailto:…"),
    )

    def clean(self, value):
        """Refuse a button that leads nowhere, or a script.

        Raises:
            blocks.struct_block.StructBlockValidationError: at the field that is wrong.
        """
        result = super().clean(value)
        link = result.get("link") or ""
        if not result.get("page") and not link:
            raise blocks.StructBlockValidationError(
                {"page": ValidationError(_("Choose a page or fill in an address."))}
            )
        if link and not link.startswith(("https://", "http://", "/", "mailto:", "tel:", "#")):
            raise blocks.StructBlockValidationError(
                {"link": ValidationError(_("The address begins with https://, /, mailto: or tel:"))}
            )
        return result

    class Meta:
        icon = "pick"
        label = _("call to action")
        template = "volunteering/blocks/call_to_action.html"


class RelatedPagesBlock(blocks.ListBlock):
    """Pages the reader may want next; those that are not public are left out when shown."""

    def __init__(self, **kwargs):
        super().__init__(blocks.PageChooserBlock(label=_("page")), **kwargs)

    class Meta:
        icon = "link"
        label = _("related pages")
        template = "volunteering/blocks/related_pages.html"


class BodyBlock(blocks.StreamBlock):
    """The body of every page: what an editor can put in, and nothing that a reader does not need."""

    text = blocks.RichTextBlock(
        label=_("text"), features=RICH_TEXT_FEATURES, template="volunteering/blocks/text.html"
    )
    image = FigureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    document = DocumentChooserBlock(
        label=_("document"), template="volunteering/blocks/document.html"
    )
    link_card = LinkCardBlock()
    call_to_action = CallToActionBlock()
    related = RelatedPagesBlock()

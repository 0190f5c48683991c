"""News, events and offices by the Czech open formal norms (OFN), with their record for the National Open Data Catalogue.

All of it is translated from what the API tells. No property has been added to a norm, with one exception that
`contacts.py` explains. Of what the norms require or offer, this is left out or bent, for want of a better word in them:

- Stories are not given: what people agreed to is the web of the centre, not open data under terms of its own.
- `typ_události` and `bezbariérovost` are left out: the centre does not note them in the words of the state.
- `téma` has only those topics whose item of the state's list an editor has filled in; none is guessed.
- An organization without an IČO, such as an informal group or a program, has no form in the norm "Lidé a osoby". It is given
  as "Zahraniční osoba" registered in the Czech Republic, the only kind that may go without one.
- An event has no state in the norm. One that is cancelled has `zneplatněno` and says so in its `popis`; one that was
  postponed has an unspecified `doba_trvání`.
- A place that is neither a municipality nor a kraj has only its name: okresy and ORP have other codes in RÚIAN than those
  that the centre knows.
"""

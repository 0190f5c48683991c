"""Draws the demo pictures: one series of paper-cut scenes, and logos, from code alone."""

from __future__ import annotations

from . import care, food, landscapes, outdoors, play, rescue, ruin, stage, together, town, wilds
from .logos import LOGOS

PICTURES = {
    "jested": landscapes.jested,
    "hory-zima": landscapes.hory_zima,
    "reka": wilds.reka,
    "les": wilds.les,
    "cteni-seniorum": care.cteni_seniorum,
    "nemocnice": care.nemocnice,
    "darovani-krve": care.darovani_krve,
    "telefon-linka": care.telefon_linka,
    "kancelar": together.kancelar,
    "doucovani": together.doucovani,
    "skoleni": together.skoleni,
    "setkani": together.setkani,
    "potravinova-sbirka": food.potravinova_sbirka,
    "kuchyne": food.kuchyne,
    "zahrada": food.zahrada,
    "uklid-prirody": outdoors.uklid_prirody,
    "utulek-psi": outdoors.utulek_psi,
    "sportovni-den": play.sportovni_den,
    "deti-hriste": play.deti_hriste,
    "mesto": town.mesto,
    "pamatka": ruin.pamatka,
    "festival": stage.festival,
    "koncert": stage.koncert,
    "hasici": rescue.hasici,
}

__all__ = ["LOGOS", "PICTURES"]

"""The people who return from picture to picture, so that the series feels like one place."""

from __future__ import annotations

from .look import Look
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    HAIR_BLACK,
    HAIR_BLOND,
    HAIR_BROWN,
    HAIR_CHESTNUT,
    HAIR_GREY,
    HAIR_RED,
    HAIR_WHITE,
    INK_BLUE,
    LILAC,
    OCHRE,
    OCHRE_LIGHT,
    PINE,
    PINE_DARK,
    PINE_MID,
    PLUM,
    PLUM_MID,
    ROSE,
    SAGE,
    SAND,
    SKIN,
    TERRACOTTA,
    WOOD_DARK,
)

# grown-ups
LENKA = Look(SKIN[1], HAIR_RED, "tail", OCHRE, bottom=PINE)
TOMAS = Look(SKIN[2], HAIR_BLACK, "short", PINE_MID, bottom=INK_BLUE, beard=True)
JANA = Look(SKIN[0], HAIR_CHESTNUT, "bob", TERRACOTTA, bottom=PLUM, dress="skirt")
PETR = Look(SKIN[1], HAIR_BLOND, "crop", DUSTY, bottom=PLUM, shoes=WOOD_DARK)
AMINA = Look(SKIN[3], HAIR_BLACK, "curly", CORAL, bottom=PINE_DARK)
SAMUEL = Look(SKIN[4], HAIR_BLACK, "crop", OCHRE_LIGHT, bottom=DUSTY_DARK)
HALINA = Look(SKIN[1], TERRACOTTA, "scarf", SAGE, bottom=PLUM_MID, dress="skirt", long=True)
MINH = Look(SKIN[2], HAIR_BLACK, "wave", CREAM, bottom=INK_BLUE)
EVA = Look(SKIN[0], HAIR_BROWN, "long", PLUM_MID, bottom=DUSTY_DARK)
ROMAN = Look(SKIN[3], HAIR_BLACK, "wave", BRICK, bottom=INK_BLUE)
# elders
BABICKA = Look(SKIN[0], HAIR_WHITE, "bun", DUSTY, bottom=PLUM_MID, dress="skirt", glasses=True, shoes=BRICK)
DEDA = Look(SKIN[1], HAIR_GREY, "bald", PINE, bottom=WOOD_DARK, glasses=True)
MARIE = Look(SKIN[1], HAIR_GREY, "wave", LILAC, bottom=INK_BLUE)
JOSEF = Look(SKIN[2], HAIR_WHITE, "short", OCHRE, bottom=DUSTY_DARK, beard=True)
# children
ANICKA = Look(SKIN[0], HAIR_BLOND, "plait", CORAL, bottom=PLUM_MID, dress="skirt", shoes=BRICK)
KUBA = Look(SKIN[1], HAIR_CHESTNUT, "short", OCHRE, bottom=DUSTY_DARK, dress="shorts", bare=True)
NELA = Look(SKIN[3], HAIR_BLACK, "curly", ROSE, bottom=PINE, bare=True)
MATEJ = Look(SKIN[2], HAIR_BLACK, "crop", SAGE, bottom=INK_BLUE, dress="shorts", bare=True)
SOFIE = Look(SKIN[1], HAIR_BROWN, "bob", SAND, bottom=TERRACOTTA)

"""Where the demonstration happens: the two synthetic Ambiti whose people can be entered as, by Belfiore code. Pure."""

CREMONA, CREMA, BOLOGNA = "D150", "D142", "A944"
AMBITO_CREMONA = (
    *("D141", CREMA, CREMONA, "D151", "D186", "D203", "D278", "D358"),
    *("D574", "D710", "D834", "D841", "D966", "D993", "E082", "E193"),
)
AMBITO_BOLOGNA = (BOLOGNA,)
SENZA_CONVENZIONE = "D151"  # Cremosano: so that one sees what a missing convention stops

# Where INPS's lots of the demonstration put most of their families: the more often a Comune is named, the more of them.
FAMIGLIE_IN = (*AMBITO_CREMONA, *(CREMONA,) * 5, *(CREMA,) * 2, *(BOLOGNA,) * 3)
DOMANDE = 600  # in the first lot
GIORNI_FA = (
    8  # when it was extracted: on every day of the year some of its families came in a month that is closed by now
)

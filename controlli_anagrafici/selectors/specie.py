"""What kind of check a row is, in the words of who works on it: one kind each, the first that holds."""

from django.db.models import Case, CharField, Q, Value, When

from controlli_anagrafici.models import OrigineControllo, RequisitoCittadinanza, TipoControllo

SPECIE: dict[str, tuple[str, Q]] = {
    "mantenimento": ("Mantenimento", Q(origine_controllo=OrigineControllo.MANTENIMENTO)),
    "inps": ("Richiesta di INPS", Q(origine_controllo=OrigineControllo.RICHIESTA_INPS)),
    "campione": ("Composizione, a campione", Q(origine_controllo=OrigineControllo.CAMPIONE)),
    "composizione": ("Composizione del nucleo", Q(tipo_controllo=TipoControllo.COMPOSIZIONE_NUCLEO)),
    "residenza": ("Residenza", Q(requisito_cittadinanza=RequisitoCittadinanza.ITA)),
    "soggiorno": ("Residenza e soggiorno", ~Q(requisito_cittadinanza=RequisitoCittadinanza.ITA)),
}
SCELTE = [(chiave, nome) for chiave, (nome, _) in SPECIE.items()]
NOMI = dict(SCELTE)


def specie() -> Case:
    """The key of the kind, for a list of checks to show and to narrow by."""
    quali = (When(quando, then=Value(chiave)) for chiave, (_, quando) in SPECIE.items())
    return Case(*quali, output_field=CharField())

import pytest

from accounts.models import StatoRichiesta, TipoAllegato
from accounts.services import richiesta_pec as services
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti.models import Documento
from tests.factories.richieste import cleaned, make_richiesta

S = StatoRichiesta
TRE = [TipoAllegato.NOTA_AUTORIZZAZIONE, TipoAllegato.DOCUMENTO_IDENTITA, TipoAllegato.CODICE_FISCALE]
COPIE = TRE[1:]


def pec(richiesta, by, tipi=TRE, titolo="LEGALE_RAPPRESENTANTE", **more):
    return services.record_pec(
        richiesta,
        by=by,
        pec_mittente=richiesta.ambito.pec,
        pec_message_id="<opec1@pec.example.it>",
        pec_ricevuta_il=richiesta.creata_il,
        firmatario_nome="Piera",
        firmatario_cognome="Sindaca",
        firmatario_titolo=titolo,
        **{"files": {tipo: cleaned() for tipo in tipi}} | more,
    )


@pytest.mark.parametrize("left_out", TRE)
def test_record_pec_wants_each_attachment_of_the_letter(mondo, left_out):
    richiesta = make_richiesta(mondo.ambito_a)

    with pytest.raises(services.AllegatiMancantiError) as error:
        pec(richiesta, mondo.ministero, [tipo for tipo in TRE if tipo != left_out])

    assert error.value.tipi == [left_out]


def test_record_pec_wants_the_delegation_only_when_a_delegate_signs(mondo):
    delegate, ruler = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a)

    with pytest.raises(services.AllegatiMancantiError):
        pec(delegate, mondo.ministero, titolo="DELEGATO")

    assert pec(ruler, mondo.ministero).stato == S.PEC_RICEVUTA
    assert pec(delegate, mondo.ministero, [*TRE, TipoAllegato.DELEGA], "DELEGATO").stato == S.PEC_RICEVUTA


def test_record_pec_keeps_sender_date_message_id_and_files(mondo):
    richiesta = pec(make_richiesta(mondo.ambito_a), mondo.ministero)

    richiesta.refresh_from_db()
    assert richiesta.pec_mittente == mondo.ambito_a.pec
    assert richiesta.pec_message_id == "<opec1@pec.example.it>"
    assert {row.tipo for row in richiesta.allegati.all()} == set(TRE)


def test_record_pec_of_a_second_person_may_bear_the_same_message_id(mondo):
    first, second = (pec(make_richiesta(mondo.ambito_a), mondo.ministero) for _ in "ab")

    assert first.pec_message_id == second.pec_message_id


def test_record_pec_a_second_time_is_refused_and_keeps_no_file(mondo):
    richiesta = pec(make_richiesta(mondo.ambito_a), mondo.ministero)
    count = Documento.objects.count()

    with pytest.raises(TransitionError):
        pec(richiesta, mondo.ministero)

    assert Documento.objects.count() == count


def test_record_pec_for_several_keeps_the_note_once_and_the_copies_of_each(mondo):
    first, second, left = (make_richiesta(mondo.ambito_a) for _ in "abc")
    copie = {tipo: cleaned("seconda.pdf") for tipo in COPIE}

    pec(first, mondo.ministero, altre={second.pk: copie}, firmatario_codice_fiscale="SNDPRI70A41D150C")

    for row in (first, second, left):
        row.refresh_from_db()
    assert [row.stato for row in (first, second, left)] == [S.PEC_RICEVUTA, S.PEC_RICEVUTA, S.FORM_INVIATO]
    note = [row.allegati.get(tipo="NOTA_AUTORIZZAZIONE").documento_id for row in (first, second)]
    assert note[0] == note[1]
    assert {row.documento.nome for row in second.allegati.exclude(tipo="NOTA_AUTORIZZAZIONE")} == {"seconda.pdf"}
    assert second.allegati.count() == 3
    assert (second.pec_message_id, second.firmatario_codice_fiscale) == (first.pec_message_id, "SNDPRI70A41D150C")
    assert AccessoDato.objects.filter(atto="record_pec").count() == 2


@pytest.mark.parametrize("left_out", COPIE)
def test_record_pec_for_several_wants_the_copies_of_each(mondo, left_out):
    first, second = (make_richiesta(mondo.ambito_a) for _ in "ab")
    copie = {tipo: cleaned() for tipo in COPIE if tipo != left_out}

    with pytest.raises(services.AllegatiMancantiError) as error:
        pec(first, mondo.ministero, altre={second.pk: copie})

    assert error.value.tipi == [left_out]
    first.refresh_from_db()
    assert (first.stato, Documento.objects.filter(nome="file.pdf").count()) == (S.FORM_INVIATO, 0)


@pytest.mark.parametrize("where", ["elsewhere", "later"])
def test_record_pec_for_several_is_of_one_ambito_and_of_who_waits(mondo, where):
    first = make_richiesta(mondo.ambito_a)
    other = make_richiesta(mondo.ambito_b) if where == "elsewhere" else make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    with pytest.raises(TransitionError):
        pec(first, mondo.ministero, altre={other.pk: {tipo: cleaned() for tipo in COPIE}})

    first.refresh_from_db()
    assert first.stato == S.FORM_INVIATO


def test_record_same_pec_takes_what_it_says_and_its_papers(mondo):
    known = pec(make_richiesta(mondo.ambito_a), mondo.ministero, [*TRE, TipoAllegato.DELEGA], "DELEGATO")
    second, third = (make_richiesta(mondo.ambito_a) for _ in "ab")
    copie = {row.pk: {tipo: cleaned() for tipo in COPIE} for row in (second, third)}

    services.record_same_pec(second, by=mondo.ministero, di=known, copie=copie)

    for row in (second, third):
        row.refresh_from_db()
        assert row.stato == S.PEC_RICEVUTA
        assert [getattr(row, name) for name in services.PEC_FIELDS] == [
            getattr(known, name) for name in services.PEC_FIELDS
        ]
        assert {each.tipo for each in row.allegati.all()} == {*TRE, TipoAllegato.DELEGA}
        for tipo in services.COMUNI:
            assert row.allegati.get(tipo=tipo).documento == known.allegati.get(tipo=tipo).documento


def test_record_same_pec_wants_the_persons_own_copies(mondo):
    known = pec(make_richiesta(mondo.ambito_a), mondo.ministero)
    second = make_richiesta(mondo.ambito_a)

    with pytest.raises(services.AllegatiMancantiError) as error:
        services.record_same_pec(second, by=mondo.ministero, di=known, copie={second.pk: {COPIE[0]: cleaned()}})

    assert error.value.tipi == [TipoAllegato.CODICE_FISCALE]


@pytest.mark.parametrize("stato", [S.RITIRATA, S.RIFIUTATA, S.FORM_INVIATO])
def test_record_same_pec_is_of_a_request_that_has_one(mondo, stato):
    other, second = make_richiesta(mondo.ambito_a, stato), make_richiesta(mondo.ambito_a)
    copie = {second.pk: {tipo: cleaned() for tipo in COPIE}}

    with pytest.raises(TransitionError):
        services.record_same_pec(second, by=mondo.ministero, di=other, copie=copie)

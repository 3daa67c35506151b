"""Presidio's REST API: what its clients send, and what they get back."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from django.test import Client

from sottovoce.api.presidio.views import reached_from_here_alone

pytestmark = pytest.mark.django_db

CARD = "my card is 4111 1111 1111 1111 and my mail is mira@example.com"
ZIP = {
    "name": "Zip code Recognizer",
    "supported_language": "en",
    "patterns": [{"name": "zip code (weak)", "regex": r"(\b\d{5}(?:\-\d{4})?\b)", "score": 0.01}],
    "context": ["zip", "code"],
    "supported_entity": "ZIP",
}


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


def post(client: Client, name: str, body: Any, **headers: str) -> Any:
    content = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(f"/presidio/{name}", content, content_type="application/json", headers=headers)


def analyzed(client: Client, **fields: Any) -> Any:
    answer = post(client, "analyze", {"language": "en", **fields})
    assert answer.status_code == 200, answer.content
    return answer.json()


def refused(client: Client, name: str, body: Any, status: int = 422) -> dict[str, str]:
    answer = post(client, name, body)
    assert answer.status_code == status, answer.content
    problem: dict[str, str] = answer.json()
    assert problem["error"]
    assert problem["remedy"]
    return problem


def test_a_text_is_analyzed(client: Client) -> None:
    results = analyzed(client, text=CARD)
    assert [(r["entity_type"], CARD[r["start"] : r["end"]]) for r in results] == [
        ("CREDIT_CARD", "4111 1111 1111 1111"),
        ("EMAIL_ADDRESS", "mira@example.com"),
    ]
    assert all(set(r) == {"entity_type", "start", "end", "score", "analysis_explanation"} for r in results)
    assert all(0 < r["score"] <= 1 and r["analysis_explanation"] is None for r in results)


def test_a_list_of_texts_gives_a_list_of_lists(client: Client) -> None:
    results = analyzed(client, text=["nothing here", CARD])
    assert [len(each) for each in results] == [0, 2]


def test_offsets_are_code_points(client: Client) -> None:
    text = "😀👩‍👩‍👧 " + CARD
    start = analyzed(client, text=text)[0]["start"]
    assert text[start:].startswith("4111")


def test_only_the_entities_asked_for_are_given(client: Client) -> None:
    results = analyzed(client, text=CARD, entities=["EMAIL_ADDRESS"])
    assert [r["entity_type"] for r in results] == ["EMAIL_ADDRESS"]


def test_an_entity_nobody_looks_for_is_refused_by_its_place(client: Client) -> None:
    problem = refused(
        client, "analyze", {"text": CARD, "language": "en", "entities": ["CREDIT_CARD", "SHOE_SIZE"]}
    )
    assert problem["where"] == "entities[1]"


def test_results_below_the_threshold_are_left_out(client: Client) -> None:
    scores = [r["score"] for r in analyzed(client, text=CARD)]
    between = (min(scores) + max(scores)) / 2
    assert all(r["score"] >= between for r in analyzed(client, text=CARD, score_threshold=between))


def test_the_decision_process_is_told_when_asked_for(client: Client) -> None:
    explained = analyzed(client, text=CARD, return_decision_process=True)[0]["analysis_explanation"]
    assert explained["recognizer"] == "CreditCardRecognizer"
    assert explained["validation_result"] is True
    assert "Luhn" in explained["textual_explanation"]


def test_words_of_context_help_a_weak_number(client: Client) -> None:
    text = "123 45 6789"
    without = [r["entity_type"] for r in analyzed(client, text=text)]
    with_context = [r["entity_type"] for r in analyzed(client, text=text, context=["social security number"])]
    assert "US_SSN" not in without
    assert "US_SSN" in with_context


@pytest.mark.parametrize(
    ("match", "allowed"), [("exact", "mira@example.com"), ("regex", r"@example\.com$"), ("regex", "MIRA@")]
)
def test_what_is_on_the_allow_list_is_no_result(client: Client, match: str, allowed: str) -> None:
    results = analyzed(client, text=CARD, allow_list=[allowed], allow_list_match=match)
    assert [r["entity_type"] for r in results] == ["CREDIT_CARD"]


def test_flags_of_the_allow_list_are_obeyed(client: Client) -> None:
    results = analyzed(client, text=CARD, allow_list=["MIRA@"], allow_list_match="regex", regex_flags=0)
    assert "EMAIL_ADDRESS" in [r["entity_type"] for r in results]


def test_a_recognizer_of_the_request_finds_its_entity(client: Client) -> None:
    text = "John Smith drivers license is AC432223 and the zip code is 12345"
    results = analyzed(client, text=text, ad_hoc_recognizers=[ZIP], return_decision_process=True)
    (found,) = [r for r in results if r["entity_type"] == "ZIP"]
    assert text[found["start"] : found["end"]] == "12345"
    assert found["score"] == 0.4
    assert found["analysis_explanation"]["supportive_context_word"] in ("zip", "code")
    assert found["analysis_explanation"]["original_score"] == 0.01


def test_a_recognizer_of_the_request_may_list_words(client: Client) -> None:
    sent = {"supported_entity": "TITLE", "supported_language": "en", "deny_list": ["Mr.", "Dr"]}
    text = "Mr. Drake met dr Dr-Who"
    results = analyzed(client, text=text, ad_hoc_recognizers=[sent], entities=["TITLE"])
    assert [text[r["start"] : r["end"]] for r in results] == ["Mr.", "dr", "Dr"]
    assert {r["score"] for r in results} == {1.0}


def test_a_group_of_an_expression_may_be_the_finding(client: Client) -> None:
    pattern = {"name": "n", "regex": r"seat (?P<seat>\d+[A-F])", "score": 0.9, "capture_group": "seat"}
    sent = {"supported_entity": "SEAT", "patterns": [pattern]}
    text = "I sat on seat 12C."
    (found,) = analyzed(client, text=text, ad_hoc_recognizers=[sent], entities=["SEAT"])
    assert text[found["start"] : found["end"]] == "12C"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"patterns": [{"regex": r"(?<=a)b", "score": 0.5}]}, "ad_hoc_recognizers[0].patterns[0].regex"),
        ({"patterns": [{"regex": r"(a)\1", "score": 0.5}]}, "ad_hoc_recognizers[0].patterns[0].regex"),
        ({"patterns": [{"regex": "(", "score": 0.5}]}, "ad_hoc_recognizers[0].patterns[0].regex"),
        ({"patterns": [{"regex": "a", "score": 0.5, "capture_group": 3}]}, "capture_group"),
        ({"patterns": []}, "ad_hoc_recognizers[0]"),
        ({"global_regex_flags": 64}, "ad_hoc_recognizers[0]"),
        ({"supported_language": "de"}, "ad_hoc_recognizers[0].supported_language"),
        ({"shape": "round"}, "ad_hoc_recognizers"),
    ],
)
def test_a_recognizer_that_cannot_run_is_refused_by_its_place(
    client: Client, change: dict[str, Any], where: str
) -> None:
    body = {"text": CARD, "language": "en", "ad_hoc_recognizers": [{**ZIP, **change}]}
    assert where in refused(client, "analyze", body)["where"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"text": ""}, "text"),
        ({"text": []}, "text"),
        ({"text": 3}, "text"),
        ({"language": "tlh"}, "language"),
        ({"trace": True}, "trace"),
        ({"score_threshold": 3}, "score_threshold"),
        ({"allow_list": ["a"], "allow_list_match": "regex", "regex_flags": 64}, "allow_list"),
    ],
)
def test_what_is_wrong_with_a_request_is_named(client: Client, change: dict[str, Any], where: str) -> None:
    assert refused(client, "analyze", {"text": CARD, "language": "en", **change})["where"] == where


def test_an_unknown_option_is_refused_and_no_value_is_repeated(client: Client) -> None:
    problem = refused(client, "analyze", {"text": CARD, "language": "en", "nlp_artifacts": {}})
    assert "nlp_artifacts" in problem["error"]
    assert "4111" not in json.dumps(problem)


def test_what_is_no_json_is_a_bad_request(client: Client) -> None:
    assert refused(client, "analyze", "{", 400)["error"] == "Invalid request json"
    assert refused(client, "anonymize", b"\xff\xfe", 400)["error"] == "Invalid request json"


def test_json_nested_without_end_is_a_bad_request(client: Client) -> None:
    nested = "[" * 100_000 + "]" * 100_000
    result = f'{{"start": 0, "end": 1, "score": 1, "entity_type": "X", "analysis_explanation": {nested}}}'
    refused(client, "anonymize", f'{{"text": "x", "analyzer_results": [{result}]}}', 400)


def test_too_much_at_once_is_refused(client: Client) -> None:
    refused(client, "analyze", {"text": ["a"] * 1_001, "language": "en"}, 413)


def test_more_results_than_an_answer_holds_are_refused(client: Client) -> None:
    every = {"supported_entity": "LETTER", "patterns": [{"regex": "[a-z]", "score": 0.5}] * 3}
    body = {"language": "en", "text": ["x" * 20_000] * 2, "ad_hoc_recognizers": [every]}
    assert refused(client, "analyze", body, 413)["where"] == "ad_hoc_recognizers"


def test_more_expressions_than_a_request_may_hold_are_refused(client: Client) -> None:
    many = {"supported_entity": "X", "patterns": [{"regex": "x", "score": 0.5}] * 50}
    body = {"language": "en", "text": "x", "ad_hoc_recognizers": [many] * 5}
    assert refused(client, "analyze", body, 413)["where"] == "ad_hoc_recognizers"


def test_a_value_that_would_fill_the_memory_is_refused(client: Client) -> None:
    long = {"DEFAULT": {"type": "replace", "new_value": "z" * 1_001}}
    body = {"text": "x", "analyzer_results": [], "anonymizers": long}
    assert refused(client, "anonymize", body)["where"] == "anonymizers[...].new_value"


def test_a_correlation_id_comes_back(client: Client) -> None:
    answer = post(client, "analyze", {"text": "hi", "language": "en", "correlation_id": "123e4567"})
    assert answer.headers["X-Correlation-ID"] == "123e4567"
    split = post(client, "analyze", {"text": "hi", "language": "en", "correlation_id": "a\r\nSet-Cookie: b"})
    assert "X-Correlation-ID" not in split.headers


def test_results_are_anonymized(client: Client) -> None:
    body = {
        "text": "hello world, my name is Jane Doe. My number is: 034453334",
        "anonymizers": {
            "PERSON": {"type": "redact"},
            "PHONE_NUMBER": {"type": "replace", "new_value": "ANONYMIZED"},
        },
        "analyzer_results": [
            {"start": 24, "end": 32, "score": 0.8, "entity_type": "PERSON"},
            {"start": 48, "end": 57, "score": 0.95, "entity_type": "PHONE_NUMBER"},
        ],
    }
    assert post(client, "anonymize", body).json() == {
        "text": "hello world, my name is . My number is: ANONYMIZED",
        "items": [
            {
                "start": 40,
                "end": 50,
                "entity_type": "PHONE_NUMBER",
                "text": "ANONYMIZED",
                "operator": "replace",
            },
            {"start": 24, "end": 24, "entity_type": "PERSON", "text": "", "operator": "redact"},
        ],
    }


def test_the_analyzers_answer_can_be_sent_to_the_anonymizer_as_it_is(client: Client) -> None:
    results = analyzed(client, text=CARD, return_decision_process=True)
    answer = post(client, "anonymize", {"text": CARD, "analyzer_results": results}).json()
    assert answer["text"] == "my card is <CREDIT_CARD> and my mail is <EMAIL_ADDRESS>"


def test_what_was_encrypted_is_decrypted(client: Client) -> None:
    key = "3t6w9z$C&F)J@NcR"
    results = analyzed(client, text=CARD)
    sealed = post(
        client,
        "anonymize",
        {
            "text": CARD,
            "analyzer_results": results,
            "anonymizers": {"DEFAULT": {"type": "encrypt", "key": key}},
        },
    ).json()
    assert "4111" not in sealed["text"]
    answer = post(
        client,
        "deanonymize",
        {
            "text": sealed["text"],
            "anonymizer_results": sealed["items"],
            "deanonymizers": {"DEFAULT": {"type": "decrypt", "key": key}},
        },
    )
    assert answer.json()["text"] == CARD
    assert {item["operator"] for item in answer.json()["items"]} == {"decrypt"}


@pytest.mark.parametrize(
    "operator",
    [
        {"type": "mask", "masking_char": "*"},
        {"type": "mask", "masking_char": "**", "chars_to_mask": 3},
        {"type": "hash", "hash_type": "md5"},
        {"type": "hash", "salt": "short"},
        {"type": "encrypt", "key": "short"},
        {"type": "scramble"},
        {"type": "pseudonym"},
        {"new_value": "x"},
    ],
)
def test_an_operator_that_cannot_work_is_refused(client: Client, operator: dict[str, Any]) -> None:
    body = {
        "text": CARD,
        "analyzer_results": analyzed(client, text=CARD),
        "anonymizers": {"DEFAULT": operator},
    }
    refused(client, "anonymize", body)


def test_a_value_without_its_deanonymizer_is_refused(client: Client) -> None:
    body = {
        "text": "abc",
        "anonymizer_results": [{"start": 0, "end": 3, "entity_type": "PERSON"}],
        "deanonymizers": {},
    }
    assert refused(client, "deanonymize", body)["where"] == "anonymizer_results[0]"


def test_the_lists_name_what_there_is(client: Client) -> None:
    known = client.get("/presidio/supportedentities?language=en").json()
    assert {"CREDIT_CARD", "EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "US_SSN", "UK_NHS"} <= set(known)
    assert known == sorted(set(known))
    assert "CreditCardRecognizer" in client.get("/presidio/recognizers").json()
    assert {"hash", "mask", "redact", "replace", "encrypt"} <= set(client.get("/presidio/anonymizers").json())
    assert client.get("/presidio/deanonymizers").json() == ["decrypt"]
    assert client.get("/presidio/supportedentities?language=tlh").status_code == 422


def test_every_entity_that_is_listed_can_be_asked_for(client: Client) -> None:
    known = client.get("/presidio/supportedentities").json()
    assert analyzed(client, text=CARD, entities=known) == analyzed(client, text=CARD)


def test_health_is_plain_text(client: Client) -> None:
    answer = client.get("/presidio/health")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain")


def test_another_method_is_not_allowed(client: Client) -> None:
    answer = client.get("/presidio/analyze")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_a_desk_that_others_reach_is_closed_until_a_token_is_set(client: Client, settings: Any) -> None:
    settings.PUBLIC_URL = "https://desk.example"
    assert (
        refused(client, "analyze", {"text": "hi", "language": "en"}, 403)["where"]
        == "SOTTOVOCE_PRESIDIO_TOKEN"
    )
    settings.PRESIDIO_TOKEN = "a token of some length"
    answer = post(client, "analyze", {"text": "hi", "language": "en"})
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    basic = base64.b64encode(b"presidio:a token of some length").decode()
    for credentials in ("Bearer a token of some length", f"Basic {basic}"):
        answer = post(client, "analyze", {"text": "hi", "language": "en"}, Authorization=credentials)
        assert answer.status_code == 200
    for wrong in ("Bearer no", "Basic no", "Basic " + base64.b64encode(b"\xff").decode(), "Digest x"):
        assert (
            post(client, "analyze", {"text": "hi", "language": "en"}, Authorization=wrong).status_code == 401
        )


@pytest.mark.parametrize(
    ("url", "alone"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
        ("http://[::1]:8000", True),
        ("https://desk.example", False),
        ("http://192.168.1.7:8000", False),
    ],
)
def test_which_desks_only_this_machine_reaches(url: str, alone: bool) -> None:
    assert reached_from_here_alone(url) is alone

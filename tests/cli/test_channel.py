"""``sottovoce channel``: connecting, testing and listing profiles, without a secret in the arguments."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sottovoce.cli.channel import channel
from sottovoce.desk.conversations.models import Profile
from sottovoce.desk.conversations.services.profiles import credentials_of
from sottovoce.errors import BadInput, NotFound, PlatformUnavailable
from tests.channels.acting import act
from tests.servers.demo import DemoNetwork


def run(*arguments: str, given: str | None = None, environment: dict[str, str] | None = None) -> Result:
    answer = CliRunner().invoke(channel, list(arguments), input=given, env=environment)
    if answer.exception is not None and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer


def test_a_webhook_profile_is_connected_and_its_address_and_secret_are_shown_once(desk: Any) -> None:
    told = run("add", "webhook", "--brand", "acme", "--label", "Shop comments").output
    desk.see_all()
    profile = Profile.objects.get(label="Shop comments")
    secret = credentials_of(profile.id)["secret"]
    assert f"/hooks/{profile.slug}" in told
    assert secret in told
    assert "no   hide comments" in told
    assert secret not in run("list").output + run("test", profile.slug).output


def test_a_secret_of_ones_own_comes_from_the_environment_and_is_not_repeated(desk: Any) -> None:
    environment = {"SOTTOVOCE_CHANNEL_SECRET": "a secret of my own"}
    told = run("add", "webhook", "--brand", "acme", "--label", "Mine", environment=environment).output
    desk.see_all()
    assert credentials_of(Profile.objects.get(label="Mine").id)["secret"] == "a secret of my own"
    assert "a secret of my own" not in told


def test_a_profile_is_connected_from_standard_input_and_tried(desk: Any, demo_network: DemoNetwork) -> None:
    fields = demo_network.credentials("acme-demo", website="https://acme.example/privacy", name="Acme")
    told = run("add", "demo", "--brand", "acme", "--stdin", given=json.dumps(fields)).output
    assert "The network answers: Acme" in told
    assert "yes  hide comments" in told
    assert "https://acme.example/privacy" in told
    assert fields["token"] not in told
    assert fields["secret"] not in told
    assert "acme-demo" in run("list").output
    assert act("demo", fields, lambda opened: opened.check()) == "Acme"


def test_a_secret_in_the_arguments_is_refused(desk: Any) -> None:
    with pytest.raises(BadInput) as caught:
        run("add", "webhook", "--brand", "acme", "--set", "secret=hunter2hunter2")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("add", "webhook"), "--brand"),
        (("add", "webhook", "--brand", "nobody"), "--brand"),
        (("add", "bluesky", "--brand", "acme"), "service"),
        (("add", "mastodon", "--brand", "acme", "--set", "server=https://a.example"), "access_token"),
        (("add", "webhook", "--brand", "acme", "--set", "nonsense=1"), "nonsense"),
        (("add", "webhook", "--brand", "acme", "--stdin"), "--stdin"),
    ],
)
def test_what_is_missing_or_unknown_is_named(desk: Any, arguments: tuple[str, ...], where: str) -> None:
    with pytest.raises(BadInput) as caught:
        run(*arguments, given="[1]" if "--stdin" in arguments else None)
    assert caught.value.where == where


def test_a_network_that_is_away_and_a_profile_that_does_not_exist_are_told(desk: Any) -> None:
    environment = {"SOTTOVOCE_CHANNEL_ACCESS_TOKEN": "t"}
    with pytest.raises(PlatformUnavailable):
        run(
            "add",
            "mastodon",
            "--brand",
            "acme",
            "--set",
            "server=http://127.0.0.1:9",
            environment=environment,
        )
    with pytest.raises(NotFound):
        run("test", "nobody")

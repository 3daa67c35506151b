"""Tell one story: every line goes through the service that the product itself uses, at a moment of the past.

Nothing is written to a table here. Measures are carried out as the worker would, a second after they were
asked for.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sottovoce.channels import Author, EventKind, InboundEvent, Visibility
from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.models import Conversation, Finding, Measure, Message
from sottovoce.desk.conversations.services import handover, inbox, notes, replies, reveals, secure_links
from sottovoce.desk.conversations.services.arrivals import Arrival, ProfileRef
from sottovoce.desk.conversations.services.carrying_out import carry_out
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.intake_rows import blind_native
from sottovoce.desk.conversations.services.outgoing import Stopped
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.models import Organisation, Staff
from sottovoce.desk.core.rights import Role
from sottovoce.desk.demo.form_filling import fill_in
from sottovoce.desk.demo.founding import Cast
from sottovoce.desk.demo.stories import CUSTOMER, NOTE, Line, Story

REACTION = timedelta(seconds=1)
READ_AFTER = timedelta(minutes=2)


def is_told(story: Story, cast: Cast) -> bool:
    """Whether the story's last message of the customer is here already."""
    ref = _profile(story, cast)
    last = max(number for number, line in enumerate(story.lines) if line.by == CUSTOMER)
    with brand_limits([ref.brand]):
        return Message.objects.filter(
            profile_id=ref.id, blind_native_id=blind_native(ref, story.native_id(last))
        ).exists()


def tell(story: Story, cast: Cast, now: datetime) -> None:
    """Tell a story from its first line to its last, as if the demonstration began now."""
    teller = _Teller(story, cast, _profile(story, cast))
    moments = story.moments(now)
    for number, (line, moment) in enumerate(zip(story.lines, moments, strict=True)):
        teller.tell_line(number, line, moment)
        if story.hand_over is not None and story.hand_over.after_line == number + 1:
            teller.hand_over(moment + timedelta(minutes=1))
    teller.close(moments[-1] + READ_AFTER)


def _profile(story: Story, cast: Cast) -> ProfileRef:
    profile = cast.profiles[story.brand, story.network]
    with brand_limits([profile.brand_id]):
        return ref_of(profile)


@dataclass(slots=True)
class _Teller:
    story: Story
    cast: Cast
    profile: ProfileRef

    def tell_line(self, number: int, line: Line, at: datetime) -> None:
        if line.by == CUSTOMER:
            self._hear(number, line, at)
            return
        with brand_limits(every_brand()):
            conversation = self._conversation()
            inbox.mark_read(self._staff(line.by), conversation, at)
            if line.reveal:
                self._reveal(line, conversation, at)
            elif line.by == NOTE:
                notes.write_note(self._staff(line.by), conversation, line.text, at)
            elif line.stopped:
                self._try_in_vain(line, conversation, at)
            else:
                self._reply(self._staff(line.by), line, conversation, at)

    def _hear(self, number: int, line: Line, at: datetime) -> None:
        name, handle = self.story.customer
        event = InboundEvent(
            kind=EventKind.NEW,
            native_id=self.story.native_id(number),
            author=Author(self.story.person_id, handle, name),
            text=line.text,
            visibility=Visibility.PRIVATE if line.private else Visibility.PUBLIC,
            conversation=self.story.person_id,
            sent_at=at,
        )
        take_in(scanner(), [Arrival(self.profile, event)], at + REACTION)
        with brand_limits([self.profile.brand]):
            asked = Measure.objects.filter(conversation=self._conversation(), state=Measure.State.DUE)
            due = dict(asked.values_list("id", "kind"))
        # A reply says what was done to the comment, so whatever is done comes first.
        for measure in sorted(due, key=lambda each: due[each] == Measure.Kind.REPLY_PRIVATELY):
            carry_out(measure, at + REACTION)

    def _reply(self, staff: Staff, line: Line, conversation: UUID, at: datetime) -> None:
        visibility = Message.Visibility.PRIVATE if line.private else Message.Visibility.PUBLIC
        message = replies.write_reply(staff, conversation, line.text, visibility, at)
        replies.deliver(message.id, _after_undo(at))

    def _try_in_vain(self, line: Line, conversation: UUID, at: datetime) -> None:
        with contextlib.suppress(Stopped):
            replies.write_reply(self._staff(line.by), conversation, line.text, Message.Visibility.PUBLIC, at)

    def _reveal(self, line: Line, conversation: UUID, at: datetime) -> None:
        finding = Finding.objects.filter(message__conversation=conversation, kind=line.reveal).first()
        if finding is not None:
            reveals.reveal(self._staff(line.by), finding.id, line.purpose, line.reason, at)

    def hand_over(self, at: datetime) -> None:
        """Staff send a secure link; the customer opens it, fills the form in, and staff read it."""
        told = self.story.hand_over
        assert told is not None  # noqa: S101 - the caller looked
        staff, language = self._staff(told.by), self.story.language
        with brand_limits(every_brand()):
            conversation = self._conversation()
            made = handover.create_hand_over(staff, conversation, None, list(told.fields), language, at)
            text = phrases.link_sentence(language, made.url)
            self._reply(staff, Line(by=told.by, text=text, private=True), conversation, at)
        token = made.url.rsplit("#", 1)[1]
        opened = secure_links.open_link(made.hand_over.id, token, at + timedelta(minutes=9))
        form = fill_in(opened, told.fields)
        secure_links.submit(made.hand_over.id, token, form, at + timedelta(minutes=12))
        with brand_limits(every_brand()):
            reason = "Correct the address for the next delivery"
            handover.read_submission(staff, made.hand_over.id, "answer", reason, at + timedelta(minutes=20))

    def close(self, at: datetime) -> None:
        """Assign, label and close the conversation as the story says."""
        lead = self.cast.staff[Role.TEAM_LEAD]
        with brand_limits(every_brand()):
            conversation = self._conversation()
            for label in self.story.labels:
                inbox.add_label(lead, conversation, label, at)
            if self.story.assignee:
                inbox.assign(lead, conversation, self._staff(self.story.assignee).id, at)
            if self.story.status != "open":
                inbox.mark_read(lead, conversation, at)
                inbox.set_status(lead, conversation, self.story.status, at)

    def _conversation(self) -> UUID:
        name = blind_native(self.profile, self.story.native_id(self._first_heard()))
        found = Conversation.objects.get(messages__profile_id=self.profile.id, messages__blind_native_id=name)
        return found.id

    def _first_heard(self) -> int:
        return next(number for number, line in enumerate(self.story.lines) if line.by == CUSTOMER)

    def _staff(self, by: str) -> Staff:
        return self.cast.staff[by if by in self.cast.staff else (self.story.assignee or Role.AGENT)]


def _after_undo(at: datetime) -> datetime:
    return at + timedelta(seconds=Organisation.objects.get().undo_seconds, milliseconds=200)

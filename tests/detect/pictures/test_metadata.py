"""What a file says beside its pixels is told, and gone from every copy; HEIC is read like any other."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import Image

from sottovoce.detect import Detector, Severity
from sottovoce.detect.pictures import read_picture
from sottovoce.detect.pictures.clean import clean
from tests.detect.pictures.drawing import CARD, talk, written

OWNER = "Camera of Mira Novak"


def exif(latitude: tuple[float, ...] = (52.0, 31.0, 12.0)) -> Image.Exif:
    """What a telephone writes."""
    made = Image.Exif()
    made[0x010F] = OWNER
    made.get_ifd(0x8769).update({0xA430: OWNER, 0xA431: "SN-0042"})
    made.get_ifd(0x8825).update({1: "S", 2: latitude, 3: "E", 4: (13.0, 24.0, 36.0)})
    return made


def photograph(kind: str = "JPEG", **how: object) -> bytes:
    """A small picture that says where it was taken."""
    return written(Image.new("RGB", (60, 40), "green"), kind, exif=exif(**how))  # type: ignore[arg-type]


def heic() -> bytes:
    """A picture as telephones of one maker write it."""
    target = io.BytesIO()
    made = pillow_heif.from_pillow(talk([f"card {CARD}"]))
    made.info["exif"] = exif().tobytes()
    made.save(target, quality=80)
    return target.getvalue()


def test_where_a_picture_was_taken_is_a_finding_with_its_reason() -> None:
    read = read_picture(photograph(), "image/jpeg", Detector(("en",)))
    (found,) = read.metadata
    assert (found.kind, found.severity >= Severity.MEDIUM) == ("COORDINATES", True)
    assert "EXIF" in found.evidence[0].check
    assert read.carried == ("EXIF", "owner", "position", "serial number")
    assert read.text == ""


def test_a_position_that_is_not_well_formed_is_a_finding_all_the_same() -> None:
    (found,) = read_picture(photograph(latitude=(52.0,)), "", Detector(("en",))).metadata
    assert found.confidence < 0.95
    assert "not well formed" in found.evidence[-1].explanation


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_copy_says_anything_of_its_maker(kind: str) -> None:
    data = photograph(kind)
    assert OWNER.encode() in data
    copy = clean(data).content
    assert OWNER.encode() not in copy
    with Image.open(io.BytesIO(copy)) as picture:
        assert not picture.getexif()


def test_heic_is_read_and_goes_on_as_jpeg() -> None:
    data = heic()
    read = read_picture(data, "image/heic", Detector(("en",)))
    assert [found.kind for found in read.assessment.findings] == ["CREDIT_CARD"]
    assert [found.kind for found in read.metadata] == ["COORDINATES"]
    copy = clean(data)
    assert (copy.media_type, OWNER.encode() in copy.content) == ("image/jpeg", False)

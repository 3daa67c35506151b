"""What a file says beside its pixels: who made it, with what, and where. Read here to be told, never kept.

EXIF 2.32 for the position (its GPS directory); the names of the others are those that people know.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import ExifTags, Image

from sottovoce.detect.kinds import KINDS
from sottovoce.detect.model import Evidence, Finding
from sottovoce.detect.pictures.model import Carried

# Pillow's names of what a file may carry, and ours.
_CARRIED = {
    "exif": "EXIF",
    "xmp": "XMP",
    "XML:com.adobe.xmp": "XMP",
    "photoshop": "IPTC",
    "icc_profile": "colour profile",
    "comment": "comment",
    "mp": "further pictures",
}
_SERIALS = (ExifTags.Base.BodySerialNumber, ExifTags.Base.LensSerialNumber)
_OWNERS = (ExifTags.Base.CameraOwnerName, ExifTags.Base.Artist, ExifTags.Base.Copyright)
_DEGREES = (1.0, 60.0, 3600.0)
POSITION = "position"


def carried_by(picture: Image.Image) -> Carried:
    """What an open picture carries."""
    found = {ours for theirs, ours in _CARRIED.items() if picture.info.get(theirs)}
    exif = picture.getexif()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    position = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if exif:
        found.add("EXIF")
    if any(details.get(tag) for tag in _SERIALS):
        found.add("serial number")
    if any(exif.get(tag) or details.get(tag) for tag in _OWNERS):
        found.add("owner")
    if position:
        found.add(POSITION)
    if getattr(picture, "text", None):
        found.add("text")
    return Carried(
        tuple(sorted(found)),
        _degrees(position, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S"),
        _degrees(position, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W"),
    )


def findings_in(carried: Carried) -> tuple[Finding, ...]:
    """Findings that stand in no word: the place where a picture was taken."""
    if POSITION not in carried.names:
        return ()
    kind = KINDS["COORDINATES"]
    known = carried.latitude is not None and carried.longitude is not None
    evidence = [Evidence("metadata", "EXIF", "the file says where it was taken (GPS in its EXIF data)")]
    if not known:
        evidence.append(Evidence("metadata", "EXIF", "its position is incomplete or not well formed"))
    return (Finding(kind.kind, 0, 0, 0.95 if known else 0.6, kind.category, kind.severity, tuple(evidence)),)


def _degrees(position: dict[int, object], value: int, reference: int, negative: str) -> float | None:
    parts = position.get(value)
    if not isinstance(parts, Sequence) or len(parts) != len(_DEGREES):
        return None
    try:
        degrees = sum(float(part) / unit for part, unit in zip(parts, _DEGREES, strict=True))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    signed = -degrees if position.get(reference) == negative else degrees
    return round(signed, 6) if abs(signed) <= 180 else None

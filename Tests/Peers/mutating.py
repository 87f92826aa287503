"""Damages texts as disks, editors, spreadsheets and strangers do."""

# What means something to a reader of YAML or JSON, looks like it, or is the end of what can be counted.
TOKENS = [token.encode("utf-8", "surrogatepass") for token in [
    "{", "}", "[", "]", ":", ",", ", ", "-", "- ", "#", " #", "&a ", "*a", "!!str ", "|", ">", "?", "%", "@", "`", "'", '"',
    '\\"', "\\", "\\u0000", "\\ud800", "\\u202e", "\t", "\r", "\0", "\x1b[2J", "\x7f", "\x85", "\ufeff", "\u00a0", "\u200b",
    "\u2028", "\u202e", "\u0430", "e\u0301" * 3, "👩‍👧", "\ud800", "---", "...", "<<: ", "~", "null", "true", "no", "yes",
    "unknown", "none", "id", "0", "-0", "-1", "17.0", "1e3", "1e999", "0x10", "9223372036854775807", "-9223372036854775808",
    "9" * 40, "2026-11-24", "2026-02-30", "NaN", "Infinity", "[" * 70, "a" * 300]] + [
    b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80"]


def somewhere(rng, text):
    return rng.randint(0, len(text))


def stretch(rng, text, longest=40):
    start = somewhere(rng, text)
    return start, min(len(text), start + rng.randint(1, longest))


def change(rng, text, others):
    """One change: a byte, a stretch, a line, or what has a meaning."""
    kind = rng.randrange(10)
    start, end = stretch(rng, text)
    place = somewhere(rng, text)
    if kind == 0:
        return text[:place] + rng.choice(TOKENS) + text[place:]
    if kind == 1:
        return text[:start] + rng.choice(TOKENS) + text[end:]
    if kind == 2:
        return text[:start] + text[end:]
    if kind == 3:
        return text[:place] + text[start:end] + text[place:]
    if kind == 4 and text:
        place = rng.randrange(len(text))
        return text[:place] + bytes([text[place] ^ 1 << rng.randrange(8)]) + text[place + 1:]
    if kind == 5:
        return text[:place] + bytes([rng.randrange(256)]) + text[place:]
    if kind == 6:
        other = rng.choice(others)
        first, last = stretch(rng, other, 120)
        return text[:start] + other[first:last] + text[end:]
    if kind == 7:
        return text[:place]
    lines = text.splitlines(keepends=True) or [b""]
    line = rng.randrange(len(lines))
    if kind == 8:
        del lines[line]
    else:
        lines.insert(rng.randint(0, len(lines)), lines[line])
    return b"".join(lines)


def damaged(rng, text, others):
    """The text with a few changes, mostly one."""
    for _ in range(rng.choice([1, 1, 1, 2, 3, 8])):
        text = change(rng, text, others)
    return text

"""What takes too long for tests that are not optimised: a million answer sets."""

import pytest

import program

pytestmark = pytest.mark.needs_program


def test_engine_and_auditor_agree_on_a_million_answer_sets():
    result = program.run("audit", program.LANCASHIRE, "--today", program.TODAY, "--cross-check", 1_000_000)
    assert result.returncode == 0, result.stderr
    assert "Engine and auditor agree on 1,000,000 random answer sets." in result.stdout

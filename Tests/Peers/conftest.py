import json

import jsonschema
import pytest

import program
from pages import page  # noqa: F401 (a fixture)


def pytest_collection_modifyitems(items):
    """Tests of the program need one; the tests of the peers themselves do not."""
    if program.program() is None:
        reason = pytest.mark.skip(reason="there is no program: build it, or set THRESHOLD")
        for item in items:
            if "needs_program" in item.keywords:
                item.add_marker(reason)


def pytest_configure(config):
    config.addinivalue_line("markers", "needs_program: runs the program under test")


class Schemas:
    """The program's own schemas, read once for each guidance whose questions they name."""

    def __init__(self):
        self.validators = {}

    def validator(self, name, config=program.LANCASHIRE):
        if (name, config) not in self.validators:
            result = program.run("schema", name, "--config", config)
            assert result.returncode == 0, f"schema {name} ended with {result.returncode}:\n{result.stderr}"
            kind = jsonschema.Draft202012Validator
            self.validators[name, config] = kind(json.loads(result.stdout), format_checker=kind.FORMAT_CHECKER)
        return self.validators[name, config]

    def errors(self, name, value, config=program.LANCASHIRE):
        """What the schema finds wrong, a line each."""
        return [f"schema {name}: at {'/'.join(map(str, error.absolute_path)) or 'the top'}: {error.message[:300]}"
                for error in self.validator(name, config).iter_errors(value)]


@pytest.fixture(scope="session")
def schemas():
    return Schemas()

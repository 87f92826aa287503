"""YAML as the program sees it, for JSON Schema.

A common YAML 1.1 loader would turn `yes`, `no` and dates into something else, and a loader that keeps everything as
text would fail every schema that asks for an integer. The program reads a plain scalar by its text: digits are a whole
number where one is wanted, with or without `.0` behind them, true and false are JSON's, and everything else, `yes` and
`no` among it, is text. What is quoted is always text, and so is every key.
"""

import re

import yaml


def load(text):
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig")
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    return None if node is None else seen(node)


def seen(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: seen(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [seen(value) for value in node.value]
    if node.style is None and re.fullmatch(r"-?(0|[1-9][0-9]*)(\.0+)?", node.value):
        return int(node.value.partition(".")[0])
    if node.style is None and node.value in ("true", "false"):
        return node.value == "true"
    return node.value

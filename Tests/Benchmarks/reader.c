// The least that anything can do which reads a guidance: every file through libyaml, and nothing made of it.
#include <stdio.h>
#include <yaml.h>

int main(int count, char **paths) {
  for (int at = 1; at < count; at += 1) {
    FILE *file = fopen(paths[at], "rb");
    yaml_parser_t parser;
    yaml_event_t event;
    int kind;
    if (!file || !yaml_parser_initialize(&parser)) return 1;
    yaml_parser_set_input_file(&parser, file);
    do {
      if (!yaml_parser_parse(&parser, &event)) return 1;
      kind = event.type;
      yaml_event_delete(&event);
    } while (kind != YAML_STREAM_END_EVENT);
    yaml_parser_delete(&parser);
    fclose(file);
  }
  return 0;
}

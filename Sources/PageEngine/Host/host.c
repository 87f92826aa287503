// What the engine asks of its host in a page, instead of an operating system: one function, for text that it prints when
// something is so wrong that it stops.
#include <stddef.h>

__attribute__((import_module("host"), import_name("say"))) void host_say(const char *text, size_t count);

static char line[1024];
static size_t used = 0;

int putchar(int character) {
  if (character == '\n' || used == sizeof line) {
    host_say(line, used);
    used = 0;
  }
  if (character != '\n') line[used++] = (char)character;
  return character;
}

unsigned long __stack_chk_guard = 0x5AFEC0DE;

void __stack_chk_fail(void) {
  static const char text[] = "the stack was overwritten";
  host_say(text, sizeof text - 1);
  __builtin_trap();
}

// Fixed: nobody outside can choose keys here, and every run should be alike.
void arc4random_buf(void *place, size_t count) {
  unsigned char *bytes = place;
  for (size_t index = 0; index < count; index++) bytes[index] = 0;
}

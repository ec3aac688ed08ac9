// SPDX-License-Identifier: Apache-2.0
// Times: a reader that has read other rows before reads a text as a new one does, and what is read is written
// back to the same instant.
#include "loaders/text/time_text.hpp"

#include <array>

#include "tests/fuzz/fuzzed.hpp"

using namespace sluice;

namespace {

std::array<TimeReader, 4> used_readers() {
  return {TimeReader({}), TimeReader({.timezone = "Asia/Shanghai"}),
          TimeReader({.timezone = "Europe/London"}),
          TimeReader({.timezone = "-03:30", .step = Duration(3'600'000'000'000), .epoch = Time(0)})};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto new_readers = used_readers();
  static auto readers = used_readers();
  fuzz::Input input(data, size);
  const auto which = input.choose(4);
  auto new_reader = new_readers[which];
  const auto first = new_reader.read(input.rest());
  const auto reading = readers[which].read(input.rest());
  fuzz::require(first.time == reading.time && first.fault == reading.fault && first.digits == reading.digits
                && first.date_only == reading.date_only);
  if (reading.fault != TimeFault::none) {
    fuzz::require(!expectation(reading.fault).empty());
    return 0;
  }
  const auto written = to_iso8601(reading.time, reading.digits);
  if (written >= "1678") {  // the first hours of 1678 east of Greenwich are of a year that is not read
    const auto again = readers[0].read(written);
    fuzz::require(again.fault == TimeFault::none && again.time == reading.time
                  && again.digits == reading.digits);
  }
  const auto end = readers[which].read_to_end(input.rest());
  fuzz::require(end.fault == TimeFault::none && end.time >= reading.time);
  return 0;
}

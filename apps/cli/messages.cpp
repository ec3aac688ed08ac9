// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/messages.hpp"

#include <cstdio>

#include "apps/report/display_text.hpp"
#include "apps/report/output_file.hpp"

namespace sluice {

void print(std::string_view text) {
  OutputFile out(stdout, "standard output");
  out.write(text);
  out.commit();
}

void tell(std::string_view sentence) {
  std::fprintf(stderr, "sluice: %s\n", escape_for_terminal(sentence).c_str());
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <vector>

#include "apps/cli/session.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// A subcommand: its options, and what it does once they are read. It throws InvalidQuery, UnreadableInput,
/// OutputFailed or Interrupted.
struct Command {
  CLI::App* app = nullptr;
  std::function<ExitCode()> run;
};

// Each adds its subcommand to the program. The session must outlive what they return.
[[nodiscard]] Command add_load(CLI::App& program, Session&);
[[nodiscard]] Command add_merge(CLI::App& program, Session&);
[[nodiscard]] Command add_verify(CLI::App& program, Session&);
[[nodiscard]] Command add_info(CLI::App& program, Session&);
[[nodiscard]] Command add_show(CLI::App& program, Session&);
[[nodiscard]] Command add_find(CLI::App& program, Session&);
[[nodiscard]] Command add_trace(CLI::App& program, Session&);
[[nodiscard]] Command add_bounds(CLI::App& program, Session&);
[[nodiscard]] Command add_paths(CLI::App& program, Session&);
[[nodiscard]] Command add_ask(CLI::App& program, Session&);
[[nodiscard]] Command add_freeze(CLI::App& program, Session&);
[[nodiscard]] Command add_replay(CLI::App& program, Session&);
[[nodiscard]] Command add_refund(CLI::App& program, Session&);
[[nodiscard]] Command add_chains(CLI::App& program, Session&);
[[nodiscard]] Command add_patterns(CLI::App& program, Session&);
[[nodiscard]] Command add_suspects(CLI::App& program, Session&);
[[nodiscard]] Command add_gangs(CLI::App& program, Session&);
[[nodiscard]] Command add_blacklist(CLI::App& program, Session&);
[[nodiscard]] Command add_governance(CLI::App& program, Session&);
[[nodiscard]] Command add_peers(CLI::App& program, Session&);
[[nodiscard]] Command add_common(CLI::App& program, Session&);
[[nodiscard]] Command add_connect(CLI::App& program, Session&);
[[nodiscard]] Command add_screen(CLI::App& program, Session&);
[[nodiscard]] Command add_report(CLI::App& program, Session&);
[[nodiscard]] Command add_generate(CLI::App& program, Session&);
[[nodiscard]] Command add_completion(CLI::App& program, Session&);

}  // namespace sluice

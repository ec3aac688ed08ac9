// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/case_commands.hpp"

#include <filesystem>

#include <CLI/CLI.hpp>

#include "apps/cli/resolved_command.hpp"
#include "engine/store/snapshot.hpp"

namespace sluice {
namespace {

/// Whether `sluice verify` prints the hash of the ledger that was asked: what is laid over a snapshot is part
/// of the ledger, but not of the file.
bool can_be_verified(const CLI::App& report) {
  const auto ledger = report.get_option("LEDGER")->as<std::string>();
  std::error_code unknown;
  return std::filesystem::is_regular_file(ledger, unknown) && is_snapshot(ledger)
         && report.get_option("--accounts")->empty();
}

}  // namespace

CaseCommands case_commands(const CLI::App& report, Time at, std::optional<Time> frozen_as_of) {
  const auto as_at = [](Time time) { return " --at " + query_time_text(time); };
  CaseCommands commands;
  commands.report = resolved_command(report, "report", {}, " -o report.html");
  commands.trace = resolved_command(report, "trace", {"top"}, " --bounds --csv DIR");
  commands.paths = resolved_command(report, "paths", {"top"}, " --recoverable --csv DIR");
  commands.ask = resolved_command(report, "ask", {"top"}, " --csv DIR");
  commands.freeze =
      resolved_command(report, "freeze", {"top", "at", "until", "known-at"}, as_at(at) + " --csv DIR");
  commands.refund = resolved_command(report, "refund", {"top", "at", "until"},
                                     (frozen_as_of ? as_at(*frozen_as_of) : "") + " --csv DIR");
  commands.info = resolved_command(report, "info", {});
  commands.verify = can_be_verified(report) ? resolved_command(report, "verify", {}) : commands.info;
  return commands;
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <fstream>
#include <string>
#include <string_view>

#include "algorithms/trace/sources.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "loaders/load.hpp"
#include "tests/apps/report/written.hpp"

namespace sluice::test {

/// The ledger of the rows of a file "t.csv" with the given header, and of an account file if there is one.
inline TransferGraph loaded(std::string_view transfers, std::string_view accounts = {}) {
  const TemporaryFolder folder;
  LoadOptions options;
  const auto write = [&](const std::string& name, std::string_view text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return (folder / name).string();
  };
  options.files = {write("t.csv", transfers)};
  if (!accounts.empty()) options.accounts = {write("a.csv", accounts)};
  Progress progress;
  return TransferGraph(load_ledger(options, progress).ledger);
}

/// The rows between a victim V, mules M1 and M2, and a cash point, one minute apart.
inline TransferGraph loaded_case() {
  return loaded(
      "transfer_id,payer,payee,time,amount,currency\n"
      "T1,V,M1,2026-03-01 10:00:00,100.00,CNY\n"
      "T2,X,M1,2026-03-01 10:01:00,100.00,CNY\n"
      "T3,M1,M2,2026-03-01 10:02:00,120.00,CNY\n"
      "T4,M2,ATM,2026-03-01 10:03:00.50,60.00,CNY\n"
      "T5,M2,V,2026-03-01 10:04:00,10.00,CNY\n"
      "T6,V,M1,2026-03-01 10:05:00,700,JPY\n",
      "account,kind,holder,holder_name,institution\n"
      "ATM,cash-point,,,\n"
      "M1,,H1,Li Wei,Bank A\n"
      "M2,,H1,,Bank B\n");
}

inline AccountNo account(const TransferGraph& graph, std::string_view id) {
  return require_account(graph, id);
}

}  // namespace sluice::test

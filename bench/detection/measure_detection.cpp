// SPDX-License-Identifier: Apache-2.0
// How well sluice detects what was hidden in one ledger; bench/detection/run makes tables of many.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include <fmt/format.h>

#include "bench/detection/account_detection.hpp"
#include "bench/detection/chain_detection.hpp"
#include "bench/detection/ranking.hpp"
#include "bench/detection/shape_detection.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/require.hpp"

namespace {

using namespace sluice;
using namespace sluice::bench;

constexpr const char* usage =
    R"(usage: measure_detection [--behaviour=NAME] [--transfers=N] [--accounts=N] [--cases=N]
  [--seed=N] [--shapes=yes] [--bare=yes] [--window-days=N] [--cell=NAME]
  or: measure_detection --amlsim=FOLDER [--window-days=N] [--cell=NAME]
Prints lines of cell,seed,table,method,measure,value. --shapes: only shapes, and every case carries some out;
--bare: transfers alone, without devices, places and account file; --window-days: how long money may stay at
an account that passes it on.)";

std::string data_folder() {
  const auto* named = std::getenv("SLUICE_BENCH_DIR");
  return named != nullptr && *named != '\0' ? named : "build/bench-data";
}

/// A ranking that one can work out by hand: of two mules one is first, the other shares the second place.
void check_ranking() {
  const Ranking ranking({{3, true, true}, {2, true, false}, {2, false, true}, {1, false, false}});
  const auto is = [](double found, double expected) {
    require(std::abs(found - expected) < 1e-12, fmt::format("{} is measured as {}", expected, found));
  };
  is(ranking.precision(), 1.0 / 2);
  is(ranking.recall(), 1.0 / 2);
  is(ranking.f1(), 1.0 / 2);
  is(ranking.precision_at(2), 3.0 / 4);
  is(ranking.average_precision(), (1 + 2.0 / 3) / 2);
  is(ranking.auc(), 7.0 / 8);
}

bool take_yes(std::vector<char*>& arguments, const std::string& name) {
  return take_argument(arguments, name) == "yes";
}

PassThroughQuery take_query(std::vector<char*>& arguments) {
  PassThroughQuery query;
  const auto days = static_cast<std::int64_t>(take_number(arguments, "window-days", 1));
  query.window = Duration::seconds(days * 24 * 3'600);
  return query;
}

void measure_all(const DetectionLedger& ledger, const PassThroughQuery& query, const Figures& figures) {
  const auto findings = find_chains(ledger.graph, query);
  measure_accounts(ledger, query, findings, figures);
  measure_transfers(ledger, findings, figures);
  measure_groups(ledger, findings, figures);
}

void measure_made(std::vector<char*>& arguments) {
  DetectionLedgerChoice choice;
  choice.behaviour = take_argument(arguments, "behaviour").value_or("mixed");
  choice.transfers = take_number(arguments, "transfers", 200'000);
  choice.accounts = take_number(arguments, "accounts", choice.transfers / 10);
  choice.cases = take_number(arguments, "cases", std::max<std::uint64_t>(2, choice.transfers / 10'000));
  choice.seed = take_number(arguments, "seed", 101);
  choice.is_bare = take_yes(arguments, "bare");
  const auto query = take_query(arguments);
  const auto is_of_shapes = take_yes(arguments, "shapes");
  if (is_of_shapes) choice.shape_percent = 100;
  const auto cell =
      take_argument(arguments, "cell").value_or(choice.behaviour + (is_of_shapes ? "; shapes" : ""));
  if (arguments.size() != 1) throw std::invalid_argument(usage);
  const auto ledger = make_detection_ledger(
      choice,
      fmt::format("{}/detection-{}-{}-{}", data_folder(), choice.behaviour, choice.transfers, choice.seed));
  const Figures figures(cell, std::to_string(choice.seed));
  is_of_shapes ? measure_shapes(ledger, 1'000, figures) : measure_all(ledger, query, figures);
}

void measure_amlsim(std::vector<char*>& arguments, const std::string& folder) {
  const auto query = take_query(arguments);
  const auto cell = take_argument(arguments, "cell").value_or("AMLSim");
  if (arguments.size() != 1) throw std::invalid_argument(usage);
  const auto ledger = read_amlsim(folder);
  measure_accounts(ledger, query, find_chains(ledger.graph, query), Figures(cell, "0"));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::vector<char*> arguments(argv, argv + argc);
    check_ranking();
    if (const auto folder = take_argument(arguments, "amlsim"))
      measure_amlsim(arguments, *folder);
    else
      measure_made(arguments);
    return 0;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "measure_detection: {}\n", fault.what());
    return 1;
  }
}

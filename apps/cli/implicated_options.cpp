// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/implicated_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/labels_file.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/whole_number.hpp"
#include "engine/values/error.hpp"
#include "loaders/text/amount_text.hpp"

namespace sluice {

void ImplicatedOptions::add_to(CLI::App& app) {
  constexpr const char* group = "Who is implicated";
  app.add_option("--labels", labels_, "CSV of account,label: 1 confirmed, 0 cleared")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--min-share", share_min_,
                 "Smallest share of traced money in all that an account received (default: 0.1)")
      ->type_name("X")
      ->group(group);
  app.add_option("--window", window_, "Longest stay at a mule of a chain: 45m, 24h, 3d (default: 24h)")
      ->type_name("D")
      ->group(group);
  app.add_option("--min-mules", mules_min_, "Fewest different mules of a chain (default: 3)")
      ->check(whole_number)
      ->type_name("N")
      ->group(group);
  query_.add_to(app);
}

ImplicatedQuery ImplicatedOptions::interpret() const {
  ImplicatedQuery query;
  const auto share = read_amount(share_min_, 6, AmountForm{});
  if (share.fault != AmountFault::none || share.amount < Amount(0) || share.amount > Amount(1'000'000))
    throw InvalidQuery(fmt::format(
        "--min-share: expected a share from 0 to 1 with at most 6 decimals, found {}", share_min_));
  query.share_ppm_min = static_cast<std::uint32_t>(share.amount.minor);
  const auto window = parse_duration(window_);
  if (!window || window->ns <= 0)
    throw InvalidQuery(
        fmt::format("--window: expected a duration above 0 such as 45m, 24h or 3d, found {}", window_));
  query.pass_through.window = *window;
  if (mules_min_ == 0) throw InvalidQuery("--min-mules: expected at least 1, found 0");
  query.pass_through.mules_min = mules_min_;
  return query;
}

void ImplicatedOptions::add_labels(const TransferGraph& graph, const LedgerOptions& ledger,
                                   ImplicatedQuery& query) const {
  if (labels_.empty()) return;
  query.has_labels = true;
  for (const auto& [account, is_confirmed] : read_labels(labels_, graph, ledger))
    (is_confirmed ? query.confirmed : query.cleared).push_back(account);
}

ImplicatedLedger ImplicatedOptions::find(Session& session, const LedgerOptions& ledger_options,
                                         ChainSearch search) const {
  auto question = interpret();
  const auto form = ledger_options.time_form();
  const auto cut_off = query_.cut_off(form);
  auto ledger = ledger_options.open(session);
  const auto known = query_.known(ledger.graph, form);
  auto graph = known;
  if (cut_off && (!known.known_until() || *cut_off < *known.known_until())) graph = known.known_at(*cut_off);
  auto boundary = query_.boundary(known);
  add_labels(known, ledger_options, question);
  ImplicatedAnswer who;
  who.traced.cut_off = cut_off;
  who.traced.boundary = boundary;
  const auto payments = query_.payments(known, ledger_options);
  who.found = find_sources(known, Boundary(known, boundary), payments, false);
  who.traced.sources = who.found.sources;
  who.traced.victims = who.found.victims;
  if (!payments.empty()) question.traced = &who.traced;
  question.traced_in = &known;
  question.pass_through.boundary = boundary;
  question.search = search;
  const ProgressDisplay display(session.progress);
  who.implicated = find_implicated(graph, question, session.progress);
  return {std::move(ledger), std::move(graph), std::move(boundary), std::move(who)};
}

ExitCode exit_code_of(const ImplicatedAnswer& who) {
  return who.found.sources.empty() && !who.found.unknown_at.empty() ? ExitCode::empty : ExitCode::answered;
}

}  // namespace sluice

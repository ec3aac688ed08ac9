// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/refund_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "algorithms/bounds/bounds.hpp"
#include "apps/cli/frozen_file.hpp"
#include "apps/cli/repaid_file.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

RefundMethod require_method(const std::string& name) {
  if (const auto method = parse_refund_method(name)) return *method;
  std::string names;
  for (const auto known : all_refund_methods())
    names += fmt::format("{}{}", names.empty() ? "" : ", ", to_text(known));
  throw InvalidQuery(fmt::format("--method: expected one of {}, found {}", names, name));
}

/// Every account that can hold victims' money, by id, with its balance.
std::vector<FrozenAccount> all_accounts(const TransferGraph& graph, const TraceQuery& query,
                                        Progress& progress) {
  progress.begin("bounds", 0);
  std::vector<FrozenAccount> frozen;
  for (const auto& account : CaseBounds(graph, query).of_all(false, progress))
    frozen.push_back({account.pocket, account.balance});
  return frozen;
}

}  // namespace

void RefundOptions::add_to(CLI::App& app) {
  constexpr const char* group = "Returning";
  app.add_option("--frozen", frozen_,
                 "Frozen accounts, in the order in which they pay: account,amount,currency")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--frozen-all", frozen_all_,
               "As if every account that can hold victims' money were frozen with its balance at --at")
      ->group(group);
  app.add_option("--method", method_,
                 "article-8, pari-passu, rolling, fifo, lifo or libr (default: article-8)")
      ->type_name("METHOD")
      ->group(group);
  app.add_option("--repaid", repaid_, "What victims got back by other ways: victim,amount,currency")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--no-receipts", no_receipts_,
               "Do not count as repaid what the ledger shows that victims received from the fraud")
      ->group(group);
  app.add_option("--weight", weight_,
                 "Proportions of article-8 by the loss, or by what is open of it (default: loss)")
      ->type_name("loss|open")
      ->group(group);
}

RefundQuery RefundOptions::interpret() const {
  if (!frozen_.empty() && frozen_all_) throw InvalidQuery(say_what_is_frozen);
  RefundQuery query;
  if (!method_.empty()) query.method = require_method(method_);
  if (weight_ != "loss" && weight_ != "open")
    throw InvalidQuery(fmt::format("--weight: expected loss or open, found {}", weight_));
  query.weight_open = weight_ == "open";
  if (query.weight_open && query.method != RefundMethod::article_8)
    throw InvalidQuery(
        fmt::format("--weight open is a choice of --method article-8, found --method {}", method_));
  query.count_receipts = !no_receipts_;
  return query;
}

void RefundOptions::set_amounts(const TransferGraph& graph, const TraceQuery& trace,
                                const LedgerOptions& ledger, Progress& progress, RefundQuery& query) const {
  query.frozen = frozen_all_ ? all_accounts(graph, trace, progress)
                             : read_frozen_accounts(frozen_, graph, trace, ledger);
  query.repaid = read_repayments(repaid_, graph, trace, ledger);
}

}  // namespace sluice

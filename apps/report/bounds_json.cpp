// SPDX-License-Identifier: Apache-2.0
#include "apps/report/bounds_json.hpp"

#include "apps/report/query_json.hpp"

namespace sluice {
namespace {

void write_pairs(const PairedBounds& bounds, int scale, JsonWriter& json) {
  json.amount("least", bounds.any_opening.least, scale);
  json.amount("most", bounds.any_opening.most, scale);
  json.amount("least_completed", bounds.completed.least, scale);
  json.amount("most_completed", bounds.completed.most, scale);
}

void write_account(const BoundsReport& report, const AccountBounds& row, bool by_victim, JsonWriter& json) {
  const auto scale = report.scale(row);
  json.begin_object();
  json.member("account", report.account_id(row));
  json.member("currency", report.currency_code(row));
  json.amount("balance", report.balance(row), scale);
  json.member("balance_basis", report.balance_basis(row));
  write_pairs(row.bounds, scale, json);
  if (by_victim)
    json.list("by_victim", row.by_victim, [&](const VictimBounds& victim) {
      json.begin_object();
      json.member("victim", report.found().victims[victim.victim]);
      json.amount("least", victim.bounds.least, scale);
      json.amount("most", victim.bounds.most, scale);
      json.end_object();
    });
  json.end_object();
}

}  // namespace

void write_bounds_json(const BoundsReport& report, BoundsLists lists, std::string_view ledger,
                       JsonWriter& json) {
  json.begin_object();
  write_query(report.query(), ledger, json);
  json.list("accounts", report.answer().accounts,
            [&](const AccountBounds& row) { write_account(report, row, lists.by_victim, json); });
  if (lists.sets)
    json.list("sets", report.answer().sets, [&](const BoundedSet& set) {
      json.begin_object();
      json.member("currency", report.graph().currency_code(set.currency));
      write_pairs(set.bounds, report.graph().scale(set.currency), json);
      json.end_object();
    });
  write_unknown_at(report.found(), json);
  json.end_object();
  json.finish();
}

}  // namespace sluice

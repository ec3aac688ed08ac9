// SPDX-License-Identifier: Apache-2.0
#include "apps/report/patterns_json.hpp"

namespace sluice {

void PatternsJson::begin(std::string_view ledger) {
  json_.begin_object();
  json_.member("ledger", ledger);
  json_.key("instances");
  json_.begin_array();
}

void PatternsJson::instance(ShapeKind kind, const Shape& shape) {
  const auto currency = currency_of(graph_, shape);
  json_.begin_object();
  json_.member("kind", to_text(kind));
  json_.key("currency");
  currency ? json_.string(graph_.currency_code(*currency)) : json_.null();
  json_.list("accounts", shape.accounts,
             [&](AccountNo account) { json_.string(graph_.account_id(account)); });
  json_.list("transfers", shape.transfers,
             [&](TransferNo transfer) { json_.string(graph_.transfer_id(transfer)); });
  if (shape.score) json_.member("score", *shape.score);
  json_.end_object();
}

void PatternsJson::end(const PatternsQuestion& question, const PatternCounts& counts,
                       const PatternCounts& left_out) {
  json_.end_array();
  json_.key("counts");
  write_counts(question, counts);
  json_.key("left_out");
  json_.begin_object();
  for (const auto kind : question.kinds)
    if (left_out.of(kind) != 0) json_.member(to_text(kind), left_out.of(kind));
  json_.end_object();
  json_.end_object();
  json_.finish();
}

void PatternsJson::write_counts(const PatternsQuestion& question, const PatternCounts& counts) {
  json_.begin_object();
  for (const auto kind : question.kinds) {
    if (kind != ShapeKind::cycle) {
      json_.member(to_text(kind), counts.of(kind));
      continue;
    }
    json_.key(to_text(kind));
    json_.begin_object();
    for (auto length = question.query.length_min; length <= question.query.length_max; ++length)
      json_.member(std::to_string(length), counts.cycles.of_length[length]);
    json_.end_object();
  }
  json_.end_object();
}

}  // namespace sluice

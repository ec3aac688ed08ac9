// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_json.hpp"

#include "apps/report/rule_text.hpp"

namespace sluice {
namespace {

class TraceJson {
 public:
  TraceJson(const TraceReport& report, JsonWriter& json) : report_(report), json_(json) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    json_.member("rule", to_text(report_.query().rule));
    const auto cut_off = report_.query().cut_off;
    json_.member("until", cut_off ? std::optional(query_time_text(*cut_off)) : std::nullopt);
    json_.member("ledger", ledger);
    write_list("sources", report_.trace().sources.size(), [&](std::size_t i) { source(i); });
    write_list("accounts", report_.trace().pockets.size(),
               [&](std::size_t i) { account(report_.trace().pockets[i]); });
    write_list("transfers", report_.trace().transfers.size(),
               [&](std::size_t i) { transfer(report_.trace().transfers[i]); });
    const auto& unknown = report_.found().unknown_at;
    if (!unknown.empty())
      write_list("unknown_at", unknown.size(), [&](std::size_t i) { json_.string(unknown[i]); });
    json_.end_object();
    json_.finish();
  }

 private:
  template <class Element>
  void write_list(std::string_view name, std::size_t count, Element element) {
    json_.key(name);
    json_.begin_array();
    for (std::size_t i = 0; i < count; ++i) element(i);
    json_.end_array();
  }

  void source(std::size_t i) {
    const SourceNo number(static_cast<std::uint32_t>(i));
    const auto& outcome = report_.trace().sources[i];
    const auto currency = report_.graph().currency(report_.source_transfer(number));
    const auto scale = report_.graph().scale(currency);
    json_.begin_object();
    json_.member("transfer", report_.source_id(number));
    json_.member("victim", report_.victim(number));
    json_.member("currency", report_.graph().currency_code(currency));
    json_.amount("stolen", outcome.stolen, scale);
    if (report_.has_amounts()) {
      json_.amount("rests", outcome.rests, scale);
      json_.amount("dissipated", outcome.dissipated, scale);
      json_.amount("left_visibility", outcome.left_visibility, scale);
      json_.amount("returned", outcome.returned, scale);
      json_.amount("other_victims", outcome.other_victims, scale);
      json_.amount("under_floor", outcome.under_floor, scale);
    }
    json_.end_object();
  }

  void account(const TracedPocket& row) {
    const auto scale = report_.scale(row.pocket);
    json_.begin_object();
    json_.member("account", report_.account_id(row.pocket));
    json_.member("currency", report_.currency_code(row.pocket));
    json_.member("end", row.end == End::rests ? std::nullopt : std::optional(to_text(row.end)));
    json_.member("level", row.level);
    json_.amount("received", measured(row.received), scale);
    json_.amount("rests", measured(row.rests), scale);
    if (report_.has_amounts()) shares(row, "rests", scale);
    json_.end_object();
  }

  void transfer(const TracedTransfer& row) {
    const auto scale = report_.scale(row.payer);
    const auto number = row.key.transfer();
    const bool is_transfer = row.key.phase() == RowKey::the_transfer;
    json_.begin_object();
    json_.member("transfer", is_transfer ? std::optional(report_.graph().transfer_id(number)) : std::nullopt);
    json_.member("payer", report_.account_id(row.payer));
    json_.member("payee", report_.account_id(row.payee));
    json_.member("time", report_.time_text(number));
    json_.amount("amount", row.amount, scale);
    json_.member("currency", report_.currency_code(row.payer));
    json_.amount("traced", measured(row.traced), scale);
    if (report_.has_amounts()) shares(row, "traced", scale);
    json_.end_object();
  }

  void shares(const auto& row, std::string_view name, int scale) {
    const auto held = report_.trace().shares_of(row);
    write_list("by_source", held.size(), [&](std::size_t i) {
      json_.begin_object();
      json_.member("transfer", report_.source_id(held[i].source));
      json_.amount(name, held[i].amount, scale);
      json_.end_object();
    });
  }

  std::optional<Amount> measured(Amount amount) const {
    return report_.has_amounts() ? std::optional(amount) : std::nullopt;
  }

  const TraceReport& report_;
  JsonWriter& json_;
};

}  // namespace

void write_trace_json(const TraceReport& report, std::string_view ledger, JsonWriter& json) {
  TraceJson(report, json).write(ledger);
}

}  // namespace sluice

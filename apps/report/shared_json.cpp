// SPDX-License-Identifier: Apache-2.0
#include "apps/report/rule_text.hpp"
#include "apps/report/shared_report.hpp"

namespace sluice {
namespace {

std::string_view direction_text(Direction direction) {
  if (direction == Direction::both) return "both";
  return direction == Direction::in ? "in" : "out";
}

class SharedJson {
 public:
  SharedJson(const LookupParts& parts, JsonWriter& json)
      : parts_(parts), graph_(parts.graph()), json_(json) {}

  void begin(std::string_view hash) {
    json_.begin_object();
    json_.member("ledger", hash);
    json_.member("by", to_text(parts_.parties().kind()));
  }
  void end() {
    json_.end_object();
    json_.finish();
  }

  void write_group(const NamedGroup& group) {
    json_.begin_object();
    json_.member("name", group.name);
    parts_.write_accounts(json_, "accounts", group.accounts);
    json_.end_object();
  }

  void write(const SharedCounterparty& shared, const std::vector<NamedGroup>& groups) {
    json_.begin_object();
    json_.member("counterparty", parts_.parties().name(shared.counterparty));
    json_.list("with", shared.with, [&](std::uint32_t g) { json_.string(groups[g].name); });
    json_.member("transfers", shared.transfers);
    json_.member("named", shared.is_named);
    parts_.write_party(json_, shared.counterparty, shared.accounts);
    json_.list("amounts", shared.flows, [&](const SharedFlow& part) {
      const auto scale = graph_.scale(part.currency);
      json_.begin_object();
      json_.member("with", groups[part.group].name);
      json_.member("currency", graph_.currency_code(part.currency));
      json_.amount("in", part.flow.in, scale);
      json_.amount("out", part.flow.out, scale);
      json_.member("in_count", part.flow.in_count);
      json_.member("out_count", part.flow.out_count);
      parts_.write_ends(json_, part.flow.first, part.flow.last);
      json_.end_object();
    });
    json_.end_object();
  }

  void write(const CaseOverlap& overlap, const std::vector<std::string>& cases) {
    json_.begin_object();
    json_.member("counterparty", parts_.parties().name(overlap.party));
    json_.list("with", overlap.with, [&](std::uint32_t its) { json_.string(cases[its]); });
    parts_.write_party(json_, overlap.party, overlap.accounts);
    json_.list("amounts", overlap.money, [&](const CaseMoney& money) {
      const auto scale = graph_.scale(money.currency);
      json_.begin_object();
      json_.member("with", cases[money.fraud_case]);
      json_.member("currency", graph_.currency_code(money.currency));
      json_.amount("received", money.received, scale);
      json_.amount("rests", money.rests, scale);
      json_.member("transfers", money.count);
      parts_.write_ends(json_, money.first, money.last);
      json_.end_object();
    });
    json_.end_object();
  }

 private:
  const LookupParts& parts_;
  const TransferGraph& graph_;
  JsonWriter& json_;
};

}  // namespace

void write_shared_json(const SharedAnswer& answer, const LookupParts& parts, std::string_view hash,
                       JsonWriter& json) {
  const auto& groups = answer.query.groups;
  SharedJson writer(parts, json);
  writer.begin(hash);
  json.member("direction", direction_text(answer.query.direction));
  json.list("asked", groups, [&](const NamedGroup& group) { writer.write_group(group); });
  json.list("common", answer.found, [&](const SharedCounterparty& shared) { writer.write(shared, groups); });
  writer.end();
}

void write_shared_json(const CasesAnswer& answer, const LookupParts& parts, std::string_view hash,
                       JsonWriter& json) {
  SharedJson writer(parts, json);
  writer.begin(hash);
  json.member("rule", to_text(answer.rule));
  json.list("cases", answer.cases, [&](const std::string& name) { json.string(name); });
  json.list("common", answer.found, [&](const CaseOverlap& overlap) { writer.write(overlap, answer.cases); });
  writer.end();
}

}  // namespace sluice

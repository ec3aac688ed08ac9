// SPDX-License-Identifier: Apache-2.0
#include "apps/report/blacklist_report.hpp"

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {

std::string_view code_text(const TransferGraph& graph, std::uint32_t code) {
  return graph.ledger().texts[code];
}

std::string_view holder_name(const HolderRecord& record, const TransferGraph& graph) {
  return record.name == 0 ? std::string_view() : code_text(graph, record.name);
}

std::string grounds_text(const HolderRecord& record, std::size_t number_min) {
  std::string text;
  const auto add = [&](const std::string& ground) { text += (text.empty() ? "" : ", ") + ground; };
  if (record.convicted) add("convicted");
  if (record.false_identity) add("false identity");
  if (record.items >= number_min) add(counted_text(record.items, "item"));
  if (record.times >= number_min) add(counted_text(record.times, "time"));
  if (record.parties >= number_min) add(fmt::format("{} parties", count_text(record.parties)));
  return text.empty() ? "below the number" : text;
}

std::string since_text(const ImplicatedAccount& account, const TransferGraph& graph) {
  if (account.evidence.empty()) return {};
  const auto first = account.evidence.front();
  return to_iso8601(graph.time(first), graph.digits(first));
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "apps/report/blacklist_report.hpp"

#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"

namespace sluice {

std::string_view code_text(const TransferGraph& graph, std::uint32_t code) {
  return graph.ledger().texts[code];
}

std::string_view holder_name(const HolderRecord& record, const TransferGraph& graph) {
  return record.name == 0 ? std::string_view() : code_text(graph, record.name);
}

std::string grounds_text(const HolderRecord& record, const BlacklistAnswer& answer) {
  const auto number_min = answer.number_min;
  std::string text;
  const auto add = [&](const std::string& ground) { text += (text.empty() ? "" : ", ") + ground; };
  if (record.convicted) add("convicted");
  if (record.false_identity) add("false identity");
  if (answer.list.rests_on_chains_only) return text.empty() ? "chains only" : text;
  if (record.items >= number_min) add(counted_text(record.items, "item"));
  if (record.times >= number_min) add(counted_text(record.times, "time"));
  if (record.parties >= number_min) add(fmt::format("{} parties", count_text(record.parties)));
  return text.empty() ? "below the number" : text;
}

std::string traced_share_text(const ImplicatedAccount& account) {
  std::optional<std::size_t> largest;
  const auto& [received, inflows] = std::tie(account.received, account.inflows);
  for (std::size_t i = 0; i < received.size(); ++i)
    if (!largest
        || Wide{received[i].amount.minor} * inflows[*largest].amount.minor
               > Wide{received[*largest].amount.minor} * inflows[i].amount.minor)
      largest = i;
  return largest ? share_text(received[*largest].amount, inflows[*largest].amount) : std::string();
}

std::string since_text(const ImplicatedAccount& account, const TransferGraph& graph) {
  if (account.evidence.empty()) return {};
  const auto first = account.evidence.front();
  return to_iso8601(graph.time(first), graph.digits(first));
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "apps/report/gangs_report.hpp"

namespace sluice {

std::string tie_value(const Tie& tie, const TransferGraph& graph) {
  return tie.kind == TieKind::chain ? graph.transfer_id(TransferNo(tie.value))
                                    : std::string(graph.ledger().texts[tie.value]);
}

GangTimes gang_times(const FoundGang& gang, const TransferGraph& graph) {
  if (gang.transfers.empty()) return {};
  const auto text = [&](TransferNo t) { return to_iso8601(graph.time(t), graph.digits(t)); };
  return {text(gang.transfers.front()), text(gang.transfers.back())};
}

}  // namespace sluice

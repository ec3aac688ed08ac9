// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "algorithms/governance/periods.hpp"
#include "algorithms/holders/account_existence.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// From when on an account must have been idle to be dormant at the end of each period.
class Dormancy {
 public:
  /// The ends of periods are cut at the ledger's last transfer. Needs a transfer.
  Dormancy(const TransferGraph&, const Periods&, Duration idle);

  /// Whether it was idle the asked time at the period's end cannot be told, since the ledger is younger.
  bool is_told(std::size_t period) const { return since_[period].has_value(); }
  bool is_by_whole_ledger() const { return is_by_whole_ledger_; }

  /// Calls visit(period) for every period at whose end the account is dormant: existing since before, not
  /// closed, and without a transfer since. O(transfers of the account + periods).
  template <class Visit>
  void visit_dormant(AccountNo account, Visit visit) const {
    const auto opened = opening_by_then(graph_, account), closed = closing_by_then(graph_, account);
    const auto times = transfers_of(account);
    std::size_t next = 0;
    for (std::size_t period = 0; period < since_.size(); ++period) {
      while (next < times.size() && graph_.time(times[next]) <= end_[period]) ++next;
      if (!since_[period] || (opened != unknown_time && opened > *since_[period])) continue;
      if (closed != unknown_time && closed <= end_[period]) continue;
      if (next == 0 || graph_.time(times[next - 1]) < *since_[period]) visit(period);
    }
  }

  /// The account's last transfer.
  [[nodiscard]] std::optional<TransferNo> last_transfer(AccountNo) const;

 private:
  std::vector<TransferNo> transfers_of(AccountNo) const;

  const TransferGraph& graph_;
  std::vector<std::optional<Time>> since_;
  std::vector<Time> end_;
  bool is_by_whole_ledger_ = false;
};

}  // namespace sluice

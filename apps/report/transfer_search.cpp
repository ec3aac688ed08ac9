// SPDX-License-Identifier: Apache-2.0
#include "apps/report/transfer_search.hpp"

#include <algorithm>

namespace sluice {
namespace {

class Searcher {
 public:
  Searcher(const TransferGraph& graph, const TransferSearch& search)
      : graph_(graph),
        search_(search),
        first_(search.from ? graph.first_at(*search.from) : TransferNo(0)),
        end_(search.to ? graph.first_after(*search.to) : graph.end()) {
    if (search.holder) find_holder(*search.holder);
  }

  std::vector<TransferNo> run() {
    if (search_.payer) {
      scan_account(*search_.payer, true);
    } else if (search_.payee) {
      scan_account(*search_.payee, false);
    } else if (search_.holder) {
      for (std::uint32_t a = 0; a < is_holders_.size(); ++a)
        if (is_holders_[a]) scan_account(AccountNo(a), true), scan_account(AccountNo(a), false);
    } else {
      for (auto t = first_; t < end_; ++t) offer(t);
    }
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  void find_holder(const std::string& holder) {
    is_holders_.resize(graph_.account_count());
    for (std::uint32_t a = 0; a < is_holders_.size(); ++a)
      is_holders_[a] = graph_.account_text(AccountNo(a), AccountText::holder) == holder
                       || graph_.account_text(AccountNo(a), AccountText::holder_name) == holder;
  }

  void scan_account(AccountNo account, bool as_payer) {
    const auto& pockets = graph_.ledger().pockets;
    for (auto p = pockets.first[account.value]; p < pockets.first[account.value + 1]; ++p) {
      const auto run = as_payer ? graph_.outflows(PocketNo(p)) : graph_.inflows(PocketNo(p));
      for (auto i = legs_before(run, first_); i < run.size() && run[i].transfer < end_; ++i)
        offer(run[i].transfer);
    }
  }

  void offer(TransferNo t) {
    if (!search_.amount.empty() && search_.amount[graph_.currency(t).value] != graph_.amount(t)) return;
    const auto payer = graph_.account(graph_.payer(t)), payee = graph_.account(graph_.payee(t));
    if (search_.payer && payer != *search_.payer) return;
    if (search_.payee && payee != *search_.payee) return;
    if (search_.holder && !is_holders_[payer.value] && !is_holders_[payee.value]) return;
    found_.push_back(t);
  }

  const TransferGraph& graph_;
  const TransferSearch& search_;
  TransferNo first_, end_;
  std::vector<bool> is_holders_;
  std::vector<TransferNo> found_;
};

}  // namespace

std::vector<TransferNo> search_transfers(const TransferGraph& graph, const TransferSearch& search) {
  return Searcher(graph, search).run();
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/marked_inflows.hpp"

#include <algorithm>
#include <bit>

namespace sluice {
namespace {

/// Victims by number.
class VictimSet {
 public:
  void add(std::uint32_t victim) {
    grow(victim / 64 + 1);
    words_[victim / 64] |= std::uint64_t{1} << (victim % 64);
  }
  void add(const VictimSet& others) {
    grow(others.words_.size());
    for (std::size_t i = 0; i < others.words_.size(); ++i) words_[i] |= others.words_[i];
  }
  /// visit(victim), ascending.
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (auto word = words_[i]; word != 0; word &= word - 1)
        visit(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
  }

 private:
  void grow(std::size_t words) {
    if (words_.size() < words) words_.resize(words, 0);
  }

  std::vector<std::uint64_t> words_;
};

class VictimMarks {
 public:
  VictimMarks(const RefundCase& refund_case, const Trace& marked) {
    for (const auto& pocket : marked.pockets)
      if (pocket.end == End::rests) inside_.push_back(pocket.pocket);
    std::ranges::sort(inside_);
    victims_.resize(inside_.size());
    for (const auto& source : refund_case.trace.sources) sources_.push_back({source.transfer, source.victim});
    std::ranges::sort(sources_, {}, &SourceVictim::transfer);
    for (const auto& frozen : refund_case.refund.frozen) frozen_.push_back(frozen.pocket);
    std::ranges::sort(frozen_);
  }

  void pass(const TracedTransfer& row, Assignment& assignment) {
    const auto transfer = row.key.transfer();
    const auto is_transfer = row.key.phase() == RowKey::the_transfer;
    const auto source = std::ranges::lower_bound(sources_, transfer, {}, &SourceVictim::transfer);
    VictimSet own;
    const VictimSet* marks = &own;
    if (is_transfer && source != sources_.end() && source->transfer == transfer)
      own.add(source->victim);
    else if (const auto* payers = find(row.payer))
      marks = payers;
    if (auto* payees = find(row.payee)) payees->add(*marks);
    if (is_transfer && std::ranges::binary_search(frozen_, row.payee))
      marks->each([&](std::uint32_t victim) { assignment.show(row.payee, victim, transfer); });
  }

 private:
  struct SourceVictim {
    TransferNo transfer;
    std::uint32_t victim;
  };

  VictimSet* find(PocketNo pocket) {
    const auto found = std::ranges::lower_bound(inside_, pocket);
    if (found == inside_.end() || *found != pocket) return nullptr;
    return &victims_[static_cast<std::size_t>(found - inside_.begin())];
  }

  /// Ascending, and the victims whose money each may have received so far.
  std::vector<PocketNo> inside_;
  std::vector<VictimSet> victims_;
  std::vector<SourceVictim> sources_;
  std::vector<PocketNo> frozen_;
};

}  // namespace

void show_marked_inflows(const RefundCase& refund_case, const Trace& marked, Assignment& assignment) {
  VictimMarks marks(refund_case, marked);
  for (const auto& row : marked.transfers) marks.pass(row, assignment);
}

}  // namespace sluice

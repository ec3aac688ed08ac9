// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/screening/return_path.hpp"
#include "algorithms/screening/screen_index.hpp"

namespace sluice {

/// A payment that has not been made. It would come after all transfers up to its time.
struct Payment {
  AccountNo payer;
  /// Nothing for an account that the ledger does not have.
  std::optional<AccountNo> payee;
  CurrencyNo currency;
  Amount amount;
  Time at;
};

/// What is to be said of a payment before it is made.
struct PaymentScreening {
  double risk = 0;
  RiskLevel level = RiskLevel::low;
  /// The weightiest first.
  std::vector<Reason> reasons;
  AccountScreening payer, payee;
  /// The transfers by which money came from the payee to the payer; the payment would close the cycle. Empty
  /// for none.
  ReturnPath closes_cycle;
  /// The hand-offs that the payment would continue, the last being the inflow that it answers. Empty for
  /// none.
  ChainBehind continues_chain;
  /// Some search was cut short, so there may be more to say.
  bool is_cut = false;
};

/// Answers for payments, one after another. Holds scratch memory, so there is one for each thread; the index
/// must outlive it.
class PaymentCheck {
 public:
  /// Transfers of the payee that are looked at for its payers.
  static constexpr std::size_t payers_work_max = 4'096;

  explicit PaymentCheck(const ScreenIndex&);

  /// Screens both accounts, and looks at what the payment would be part of: a hand-off and the chain behind
  /// it (exactly as find_hand_offs would match it), a cycle of 3 to 6 transfers within the window, the
  /// payee's payers within the window, the payer's earlier payments. The ledger is read as it was at the
  /// payment's time; scores and traces are as of the index. Work is bounded, see is_cut. Throws InvalidQuery
  /// for an amount that is not above 0, and where payer and payee are one account.
  [[nodiscard]] PaymentScreening screen(const Payment&);

 private:
  void add_accounts(const Payment&, PaymentScreening&) const;
  void add_chain(const Payment&, Stretch, PaymentScreening&) const;
  void add_cycle(const Payment&, Stretch, PaymentScreening&);
  void add_payers(const Payment&, Stretch, PaymentScreening&);
  void add_payer_habits(const Payment&, Stretch, PaymentScreening&) const;

  const ScreenIndex& index_;
  ReturnPathSearch ways_back_;
  struct Mark {};
  AccountMap<Mark> payers_;
};

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

enum class Method { article_8, pari_passu, rolling, fifo, lifo, libr };

/// Money frozen in a pocket, in minor units.
struct Frozen {
  PocketId id;
  std::int64_t amount = 0;
};

using VictimCurrency = std::pair<std::string, std::string>;  ///< victim, currency

/// Of `stolen` only the sources, until and known_at count. `frozen` in the order in which it is given back,
/// each pocket once. `weight_open`: in proportion to what is still open, not to the loss (article 8 alone).
struct RefundQuery {
  Query stolen;
  std::vector<Frozen> frozen;
  std::map<VictimCurrency, std::int64_t> repaid = {};
  Method method = Method::article_8;
  bool count_receipts = true, weight_open = false;
};

/// `step`: direct or proportion (article 8), else the method's name.
struct RefundRow {
  PocketId pocket;
  std::string victim;
  std::int64_t amount = 0;
  std::string step;
  bool operator==(const RefundRow&) const = default;
};

/// A transfer by which a victim received money back before.
struct Receipt {
  std::string victim, transfer;
  std::int64_t amount = 0;
  bool operator==(const Receipt&) const = default;
};

/// loss = repaid + returned + open. `repaid` counts receipts too, and not more than the loss.
struct RefundVictim {
  std::string victim, currency;
  std::int64_t loss = 0, repaid = 0, returned = 0, open = 0;
  bool operator==(const RefundVictim&) const = default;
};

struct RefundAccount {
  PocketId pocket;
  std::int64_t frozen = 0, returned = 0, remains = 0;
  bool operator==(const RefundAccount&) const = default;
};

/// Rows above 0 in the order in which they were found; victims and currencies by their first source;
/// accounts as frozen; receipts in ledger order, those of one transfer by victim.
struct Refund {
  std::vector<RefundRow> rows;
  std::vector<RefundVictim> victims;
  std::vector<RefundAccount> accounts;
  std::vector<Receipt> receipts;
};

/// Throws InvalidQuery for a pocket that is frozen twice, a negative amount and an unknown source.
[[nodiscard]] Refund refund(const Ledger&, const RefundQuery&);

/// Every inside pocket in which stolen money can lie, with its balance, by account, then currency.
[[nodiscard]] std::vector<Frozen> freeze_all(const Ledger&, const Query&);

/// The amount split by weight with nobody above the cap: who reaches it gets it and drops out, and the rest
/// is split again among the others. Where all drop out, something is left over.
[[nodiscard]] std::vector<std::int64_t> split_with_caps(std::int64_t amount,
                                                        const std::vector<std::int64_t>& weights,
                                                        const std::vector<std::int64_t>& caps);

}  // namespace sluice::oracle

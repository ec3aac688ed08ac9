// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <utility>

#include "tests/oracle/completed.hpp"

namespace sluice::oracle {

/// A fraud payment to follow. `victim` empty: named by the payer's id (backward: the payee's), or by the
/// payment's id where that account is terminal.
struct Source {
  std::string transfer;
  std::string victim = {};
};

enum class Rule { haircut, fifo, lifo, libr, tainted_first, poison };

/// What is asked. Amounts in minor units, times and durations in nanoseconds, all limits inclusive.
struct Query {
  std::vector<Source> sources = {};
  Rule rule = Rule::haircut;
  bool backward = false;
  std::optional<int> hops_max = {};
  std::optional<std::int64_t> amount_min = {}, horizon_ns = {}, until_ns = {}, known_at_ns = {};
};

using BySource = std::vector<std::pair<int, std::int64_t>>;  ///< (source number, amount > 0), ascending

/// One source and its six ends, which add up to `stolen`. Under poison the six are 0 and mean nothing.
struct TracedSource {
  std::string transfer, victim, currency;
  std::int64_t stolen = 0, rests = 0, dissipated = 0, left_visibility = 0, returned = 0, other_victims = 0,
               under_floor = 0;
  bool operator==(const TracedSource&) const = default;
};

/// A pocket that received traced money. `end`: "" inside, else dissipated, victim or left_visibility.
/// No level: a victim. No received and rests: poison.
struct TracedAccount {
  std::string account, currency, end;
  std::optional<int> level;
  std::optional<std::int64_t> received, rests;
  BySource by_source;  ///< rests
  bool operator==(const TracedAccount&) const = default;
};

/// A row of the completed ledger that carries a share; `traced` absent under poison.
struct TracedTransfer {
  std::optional<std::string> id;
  std::string payer, payee;
  std::int64_t time_ns = 0;
  std::int64_t amount = 0;
  std::string currency;
  std::optional<std::int64_t> traced;
  BySource by_source;  ///< traced
  bool operator==(const TracedTransfer&) const = default;
};

/// Sources in their numbering; accounts by currency, rests descending, id (poison: level, victims last,
/// id, currency); transfers in ledger order; `unknown_at` in order of mention.
struct Result {
  std::vector<TracedSource> sources;
  std::vector<TracedAccount> accounts;
  std::vector<TracedTransfer> transfers;
  std::vector<std::string> unknown_at;
  bool operator==(const Result&) const = default;
};

/// Follows the sources through the completed ledger. A transfer named twice is one source, its first
/// mention counts. Throws InvalidQuery for an unknown transfer, and for backward under libr or
/// tainted_first. O(rows squared).
[[nodiscard]] Result trace(const Ledger&, const Query&);

}  // namespace sluice::oracle

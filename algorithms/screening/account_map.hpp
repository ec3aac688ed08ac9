// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/values/numbers.hpp"

namespace sluice {

/// A small map from accounts that is emptied in O(1), for questions that touch few accounts each. It holds at
/// most half as many accounts as it has places, 2^`places_log2`.
template <class Value>
class AccountMap {
 public:
  explicit AccountMap(unsigned places_log2)
      : places_(std::size_t{1} << places_log2), shift_(64 - places_log2) {}

  void clear() {
    size_ = 0;
    if (++round_ != 0) return;
    for (auto& place : places_) place.round = 0;
    round_ = 1;
  }
  std::size_t size() const { return size_; }
  bool is_full() const { return size_ * 2 >= places_.size(); }

  /// The account's value, a fresh one where it has none. Not where the map is full and the account new.
  Value& operator[](AccountNo account) {
    auto i = static_cast<std::size_t>(account.value * 0x9E3779B97F4A7C15ull >> shift_);
    while (places_[i].round == round_) {
      if (places_[i].account == account) return places_[i].value;
      i = (i + 1) & (places_.size() - 1);
    }
    ++size_;
    places_[i] = {account, round_, Value{}};
    return places_[i].value;
  }

 private:
  struct Place {
    AccountNo account;
    std::uint32_t round = 0;
    Value value{};
  };
  std::vector<Place> places_;
  unsigned shift_;
  std::uint32_t round_ = 1;
  std::size_t size_ = 0;
};

}  // namespace sluice

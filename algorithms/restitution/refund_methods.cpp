// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "algorithms/restitution/restitution.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr std::array methods{RefundMethod::article_8, RefundMethod::pari_passu, RefundMethod::rolling,
                             RefundMethod::fifo,      RefundMethod::lifo,       RefundMethod::libr};

}  // namespace

std::string_view to_text(RefundMethod method) {
  switch (method) {
    case RefundMethod::article_8: return "article-8";
    case RefundMethod::pari_passu: return "pari-passu";
    case RefundMethod::rolling: return "rolling";
    case RefundMethod::fifo: return "fifo";
    case RefundMethod::lifo: return "lifo";
    case RefundMethod::libr: return "libr";
  }
  throw InvalidQuery("unknown refund method");
}

std::optional<RefundMethod> parse_refund_method(std::string_view text) {
  const auto found = std::ranges::find(methods, text, [](RefundMethod method) { return to_text(method); });
  return found == methods.end() ? std::nullopt : std::optional(*found);
}

std::span<const RefundMethod> all_refund_methods() { return methods; }

std::string_view formula_of(RefundMethod method, bool weight_open) {
  switch (method) {
    case RefundMethod::article_8:
      return weight_open ? "step 1: the least that must be the victim's money; step 2: what is left of "
                           "min(frozen, most) x open loss after step 1 / sum of open losses, up to min(open, "
                           "the victim's most - least)"
                         : "step 1: the least that must be the victim's money; step 2: what is left of "
                           "min(frozen, most) x defrauded amount / sum of defrauded amounts, up to min(open, "
                           "the victim's most - least)";
    case RefundMethod::pari_passu:
      return "all that is frozen in the currency x defrauded amount / sum of defrauded amounts, up to the "
             "open "
             "loss";
    case RefundMethod::rolling:
      return "frozen x what rests there of the victim's money / sum of it, up to what rests and the open "
             "loss; "
             "every outflow took its proportion";
    case RefundMethod::fifo:
      return "frozen x what rests there of the victim's money / sum of it, up to what rests and the open "
             "loss; "
             "the oldest money left first";
    case RefundMethod::lifo:
      return "frozen x what rests there of the victim's money / sum of it, up to what rests and the open "
             "loss; "
             "the newest money left first";
    case RefundMethod::libr:
      return "frozen x what rests there of the victim's money / sum of it, up to what rests and the open "
             "loss; "
             "the holder's own money left first";
  }
  throw InvalidQuery("unknown refund method");
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "apps/report/refund_report.hpp"

namespace sluice {
namespace {

std::string_view no_victims_money(RefundMethod method) {
  switch (method) {
    case RefundMethod::article_8: return "no money of the victims can be here";
    case RefundMethod::pari_passu: return "nobody has lost anything in this currency";
    default: return "by this method no money of the victims rests here";
  }
}

}  // namespace

std::string_view RefundReport::step(const Allocation& row) const {
  switch (row.step) {
    case RefundStep::direct: return "direct";
    case RefundStep::proportion: return "proportion";
    case RefundStep::method: break;
  }
  return method();
}

std::optional<std::string_view> RefundReport::reason(const AccountRemainder& account) const {
  const bool is_article_8 = query_.method == RefundMethod::article_8;
  switch (account.because) {
    case RemainsBecause::nothing_remains: break;
    case RemainsBecause::no_victims_money: return no_victims_money(query_.method);
    case RemainsBecause::above_most:
      return is_article_8 ? "more is frozen than can be the victims' money"
                          : "more is frozen than by this method rests here of the victims' money";
    case RemainsBecause::victims_whole:
      return "the victims whose money can be here have got back all that they lost";
    case RemainsBecause::unassigned:
      return "victims' money can be here, but no more of it can be shown to be that of one whose loss is "
             "open";
  }
  return std::nullopt;
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>

#include "loaders/csv/column_plan.hpp"

namespace sluice {

/// The columns of a transfer file.
enum class TransferColumn : std::size_t {
  transfer_id,
  payer,
  payee,
  time,
  amount,
  currency,
  payer_balance_after,
  payee_balance_after,
  amount_received,
  currency_received,
  success,
  channel,
  device,
  ip,
  mac,
  place
};
constexpr std::size_t transfer_column_count = 16;

/// Recognised headers. The list is documented in docs/formats.md.
constexpr std::array<KnownColumn, transfer_column_count> transfer_columns = {{
    {"transfer_id",
     "transactionid txid txnid tranid transid id txhash transactionhash hash reference serial serialno "
     "交易流水号 流水号 "
     "交易单号 交易订单号 交易号"},
    {"payer",
     "from fromaccount fromid fromaddress sender senderaccount senderid source sourceaccount sourceid "
     "sourcenodeid src "
     "origin origacct originator debtor debtoraccount payeraccount payerid nameorig 付款账号 付款方 付款账户 "
     "付款卡号 "
     "付款人账号 转出账号 转出账户",
     true},
    {"payee",
     "to toaccount toid toaddress receiver receiveraccount receiverid recipient target targetaccount "
     "targetid "
     "targetnodeid dst destination destinationaccount beneacct beneficiary beneficiaryaccount creditor "
     "creditoraccount "
     "payeeaccount payeeid namedest 收款账号 收款方 收款账户 收款卡号 收款人账号 转入账号 转入账户",
     true},
    {"time",
     "timestamp datetime date transactiontime transactiondate txtime blocktime blocktimestamp createtime "
     "createdat "
     "bookingtime bookingdate trantimestamp step 交易时间 时间 交易日期 转账时间",
     true},
    {"amount",
     "value amt baseamt transactionamount txamount transferamount amountpaid paidamount 交易金额 金额 "
     "转账金额 发生额",
     true},
    {"currency", "ccy currencycode paymentcurrency transactioncurrency 币种 交易币种 货币"},
    {"payer_balance_after", "newbalanceorig payerbalance senderbalance frombalance 付款方余额 付款账户余额"},
    {"payee_balance_after", "newbalancedest payeebalance receiverbalance tobalance 收款方余额 收款账户余额"},
    {"amount_received", "receivedamount amountin 到账金额"},
    {"currency_received", "receivingcurrency receivedcurrency 到账币种"},
    {"success", "succeeded successful 交易是否成功 是否成功"},
    {"channel", "paymentformat paymenttype transactiontype txtype paytype 渠道 交易渠道 交易方式"},
    {"device", "deviceid terminal terminalid 设备 设备号 终端号"},
    {"ip", "ipaddress ip地址"},
    {"mac", "macaddress mac地址"},
    {"place", "location city transactionplace 交易发生地 地点"},
}};

}  // namespace sluice

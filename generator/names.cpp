// SPDX-License-Identifier: Apache-2.0
#include "generator/names.hpp"

#include <array>

#include <fmt/format.h>

#include "generator/random.hpp"

namespace sluice {

namespace {

using Text = std::string_view;

// Prefixes are distinct, so card numbers of two banks never meet.
constexpr std::array<Institution, institution_count> institutions{{
    {"青江银行", "621799", 13},
    {"云岭商业银行", "622848", 13},
    {"海晏银行", "002318", 10},
    {"东岳农村银行", "006217", 12},
    {"长汀银行", "622202", 10},
    {"Harbour Union Bank", "436742", 10},
    {"北辰银行", "621226", 13},
    {"玉泉城市银行", "000591", 11},
    {"Lotus Trust Bank", "528931", 10},
    {"临川合作银行", "623059", 12},
    {"南屏银行", "621483", 10},
    {"星洲储蓄银行", "009040", 13},
    {"易达支付", "", 0},
    {"鹿鸣支付", "", 0},
    {"天穹数字资产交易所", "", 0},
}};

constexpr std::array<Text, region_count> regions{
    "北京", "上海", "广州", "深圳", "成都", "重庆", "武汉", "杭州", "南京", "西安", "郑州", "长沙",
    "沈阳", "青岛", "厦门", "昆明", "合肥", "福州", "南昌", "贵阳", "太原", "兰州", "南宁", "海口"};

constexpr std::array<Text, 32> surnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",  "徐",
                                        "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",  "宋",
                                        "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "欧阳"};
constexpr std::array<Text, 40> given_names{"伟",   "芳",   "娜",   "秀英", "敏",   "静",   "丽",   "强",
                                           "磊",   "军",   "洋",   "勇",   "艳",   "杰",   "娟",   "涛",
                                           "明",   "超",   "秀兰", "霞",   "平",   "刚",   "桂英", "建国",
                                           "建华", "文",   "玉兰", "浩然", "子轩", "雨欣", "梓涵", "欣怡",
                                           "宇航", "俊杰", "思远", "佳琪", "志强", "海燕", "春梅", "国庆"};
constexpr std::array<Text, 30> firm_names{"宏远", "鼎盛", "嘉禾", "瑞丰", "金桥", "同兴", "华岳", "远达",
                                          "天成", "凯越", "恒信", "新源", "泰和", "明德", "盛世", "博雅",
                                          "腾飞", "万通", "祥瑞", "中创", "百川", "立信", "启航", "锦程",
                                          "安泰", "昌隆", "顺达", "优品", "乐居", "银河"};
constexpr std::array<Text, industry_count> industries{
    "商贸", "餐饮", "物流", "建筑", "服装", "电子", "人力资源", "教育", "物业", "公用事业", "旅游", "农产品"};
constexpr std::array<Text, 4> operators{"东方移动", "九州联通", "华信电信", "山海通信"};

}  // namespace

const Institution& institution(std::uint8_t number) { return institutions[number]; }
std::string_view region_name(std::uint16_t region) { return regions[region]; }
std::string_view operator_name(std::uint32_t phone) { return operators[mix(phone, 4) % operators.size()]; }
std::string_view industry_name(std::uint64_t bits) { return industries[mix(bits) % industry_count]; }

std::string person_name(std::uint64_t bits) {
  // Half of the names are common: few surnames carry many people.
  const auto few = (bits & 1) != 0;
  const auto surname = surnames[scaled(mix(bits, 1), few ? 8 : surnames.size())];
  return fmt::format("{}{}", surname, given_names[scaled(mix(bits, 2), given_names.size())]);
}

std::string company_name(std::uint16_t region, std::uint64_t bits) {
  return fmt::format("{}{}{}有限公司", region_name(region),
                     firm_names[scaled(mix(bits, 3), firm_names.size())], industry_name(bits));
}

}  // namespace sluice

// The page's own words in the languages it can be switched to, and times as X writes them.

import { switches } from "./switches.js";

const tables = {
  en: {
    replying: "Replying to ",
    and: "and",
    others: (n) => `and ${n} others`,
    reposted: (name) => [name, " reposted"],
    pinned: "Pinned",
    quote: "Quote",
    ad: "Ad",
    more: "Show more",
    showReplies: "Show replies",
    home: "Home",
    forYou: "For you",
    following: "Following",
    notifications: "Notifications",
    post: "Post",
    reply: "Reply",
    happening: "What’s happening?",
    postReply: "Post your reply",
    postText: "Post text",
    sent: "Your post was sent.",
    view: "View",
    replyPlaceholderName: "Post",
    discover: "Discover more",
    follow: "Follow",
    whoToFollow: "Who to follow",
    search: "Search",
    profile: "Profile",
  },
  de: {
    replying: "Antwort an ",
    and: "und",
    others: (n) => `und ${n} weitere`,
    reposted: (name) => [name, " hat repostet"],
    pinned: "Angeheftet",
    quote: "Zitat",
    ad: "Anzeige",
    more: "Mehr anzeigen",
    showReplies: "Antworten anzeigen",
    home: "Startseite",
    forYou: "Für dich",
    following: "Folge ich",
    notifications: "Mitteilungen",
    post: "Posten",
    reply: "Antworten",
    happening: "Was gibt’s Neues?",
    postReply: "Poste deine Antwort",
    postText: "Text posten",
    sent: "Dein Post wurde gesendet.",
    view: "Ansehen",
    discover: "Mehr entdecken",
    follow: "Folgen",
    whoToFollow: "Wem folgen?",
    search: "Suche",
    profile: "Profil",
  },
  ja: {
    replying: "返信先: ",
    and: "と",
    others: (n) => `他${n}人`,
    reposted: (name) => [name, "さんがリポスト"],
    pinned: "固定",
    quote: "引用",
    ad: "広告",
    more: "さらに表示",
    showReplies: "返信をさらに表示",
    home: "ホーム",
    forYou: "おすすめ",
    following: "フォロー中",
    notifications: "通知",
    post: "ポストする",
    reply: "返信",
    happening: "いまどうしてる?",
    postReply: "返信をポスト",
    postText: "ポスト本文",
    sent: "ポストを送信しました。",
    view: "表示",
    discover: "もっと見つける",
    follow: "フォロー",
    whoToFollow: "おすすめユーザー",
    search: "検索",
    profile: "プロフィール",
  },
  ar: {
    replying: "ردًا على ",
    and: "و",
    others: (n) => `و ${n} آخرين`,
    reposted: (name) => ["أعاد ", name, " النشر"],
    pinned: "مثبّت",
    quote: "اقتباس",
    ad: "إعلان",
    more: "عرض المزيد",
    showReplies: "عرض الردود",
    home: "الرئيسية",
    forYou: "لك",
    following: "متابَعون",
    notifications: "التنبيهات",
    post: "نشر",
    reply: "رد",
    happening: "ماذا يحدث؟",
    postReply: "انشر ردك",
    postText: "نص المنشور",
    sent: "تم إرسال منشورك.",
    view: "عرض",
    discover: "اكتشف المزيد",
    follow: "متابعة",
    whoToFollow: "من تتابع",
    search: "بحث",
    profile: "الملف الشخصي",
  },
};

/** The words in the page's language. */
export const words = tables[switches.lang] ?? tables.en;

/** The page's direction. */
export const direction = switches.lang === "ar" ? "rtl" : "ltr";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const format = (time, options) => new Intl.DateTimeFormat(switches.lang, options).format(time);

/** A post's age as its header shows it: seconds, minutes, hours, then the day. */
export function age(time, now = Date.now()) {
  const passed = Math.max(0, now - time);
  if (passed < MINUTE) return `${Math.floor(passed / 1000)}s`;
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)}m`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)}h`;
  return day(time, now);
}

function day(time, now) {
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return format(time, { month: "short", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) });
}

/** A time as X writes it into `time[datetime]`: whole seconds, though the post's id holds the millisecond. */
export function wholeSeconds(time) {
  return new Date(Math.floor(time / 1000) * 1000).toISOString();
}

/** The same age as screen readers hear it. */
export function spokenAge(time, now = Date.now()) {
  const minutes = Math.floor(Math.max(0, now - time) / MINUTE);
  const relative = new Intl.RelativeTimeFormat(switches.lang);
  if (minutes < 60) return relative.format(-minutes, "minute");
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), "hour");
  return day(time, now);
}

/** The full date under a conversation's focal post. */
export function fullDate(time) {
  return `${format(time, { timeStyle: "short" })} · ${format(time, { dateStyle: "medium" })}`;
}

/** A count as X shortens it; nothing for zero. */
export function short(count) {
  if (count === 0) return "";
  if (count < 10_000) return count.toLocaleString("en");
  return `${Math.floor(count / 1000)}K`;
}

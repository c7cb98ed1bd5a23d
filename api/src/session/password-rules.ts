import type { Text } from '@parkwatch/domain/wire/endpoint';

/** The password of the demo accounts. It is printed on the login page, so it opens nothing outside the demo. */
export const DEMO_PASSWORD = 'Parkwatch#2026';

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
const LEAST_CLASSES = 3;

export type PasswordRules = { readonly minLength: number; readonly username: string };

/**
 * Why a new password is refused; empty when it is fine. GB/T 22239-2019 8.1.4.1 asks for complexity and rotation without
 * numbers; eight characters of three classes are what assessors accept.
 */
export function passwordFaults(password: string, { minLength, username }: PasswordRules): Text[] {
  const faults: Text[] = [];
  const length = [...password].length;
  if (length < minLength) {
    faults.push({ zh: `至少 ${minLength} 个字符`, en: `at least ${minLength} characters` });
  }
  const classes = CLASSES.filter((one) => one.test(password)).length;
  if (classes < LEAST_CLASSES) {
    faults.push({
      zh: '须含大写字母、小写字母、数字、符号中的至少三类',
      en: 'at least three of: capital letter, small letter, digit, other character',
    });
  }
  const name = username.toLowerCase();
  if (name.length >= 3 && password.toLowerCase().includes(name)) {
    faults.push({ zh: '不得包含用户名', en: 'must not contain the user name' });
  }
  if (password === DEMO_PASSWORD) {
    faults.push({ zh: '不得使用公开的演示密码', en: 'must not be the public demo password' });
  }
  return faults;
}

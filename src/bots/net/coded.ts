/** An error of which nothing but its short word may be told: texts of errors hold tokens and addresses. */
export const coded = (code: string, name = 'Error'): Error => Object.assign(new Error(code), { code, name });

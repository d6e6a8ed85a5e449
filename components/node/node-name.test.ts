import { expect, it } from 'vitest';

import { splitName } from './node-name';

it.each([
  ['core.public.customers', 'core.public.', 'customers'],
  ['features/loan_features', 'features/', 'loan_features'],
  ['orders', '', 'orders'],
  ['shop.staging.stg_orders.test', 'shop.staging.', 'stg_orders.test'],
  ['train.py', '', 'train.py'],
  ['dir/sub/', 'dir/', 'sub/'],
])('sets the telling part of %s large', (name, head, tail) => {
  expect(splitName(name)).toEqual({ head, tail });
});

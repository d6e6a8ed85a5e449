export { default, generateMetadata } from '../../../datasets/[key]/[[...slug]]/page';
